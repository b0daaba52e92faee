package dev.gradus.migrations;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test a migrated {@link TemporaryDatabase} as a parameter, and drops it afterwards: a parameter of a test or a
 * {@code @BeforeEach} method gets the one of that test, of a {@code @BeforeAll} method or a constructor of a
 * {@code PER_CLASS} test class the one of the class.
 */
public final class TemporaryDatabaseExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(TemporaryDatabaseExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TemporaryDatabase.class;
    }

    /** JUnit closes what its store holds, at the end of the context. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(context.getUniqueId(), key -> TemporaryDatabase.migrated(), TemporaryDatabase.class);
    }
}
