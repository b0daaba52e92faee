package dev.gradus.persistence;

import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** Typed statements on a connection. */
final class Statements {
    private Statements() {}

    /** By setters: choosing among overloads would make the compiler look for annotations that jOOQ does not bring. */
    static DSLContext on(Connection connection) {
        DefaultConfiguration configuration = new DefaultConfiguration();
        configuration.setSQLDialect(SQLDialect.POSTGRES);
        configuration.setConnection(connection);
        return DSL.using(configuration);
    }
}
