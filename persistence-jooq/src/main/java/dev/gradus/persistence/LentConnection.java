package dev.gradus.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection that somebody may use and not end. Thread safe as the connection is. */
final class LentConnection implements InvocationHandler {
    private static final Set<String> REFUSED =
            Set.of("commit", "setAutoCommit", "close", "abort", "setTransactionIsolation", "setReadOnly");

    private final Connection connection;
    private volatile boolean ended;

    LentConnection(Connection connection) {
        this.connection = connection;
    }

    /** The connection as the borrower sees it. */
    Connection shown() {
        return (Connection)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, this);
    }

    /** Takes it back: nothing can be done with it any more. */
    void end() {
        ended = true;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        boolean rollsAllBack = method.getName().equals("rollback") && arguments == null;
        if (rollsAllBack || REFUSED.contains(method.getName())) {
            throw new SQLException("%s() is not the body's to call: the engine ends the transaction of a step"
                    .formatted(method.getName()));
        } else if (ended && method.getDeclaringClass() != Object.class) {
            throw new SQLException("the transaction of this step has ended");
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
