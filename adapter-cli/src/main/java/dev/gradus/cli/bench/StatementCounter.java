package dev.gradus.cli.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/**
 * Counts what connections are asked for: statements as they are prepared, and transactions as they are committed. Statements
 * themselves are not wrapped, so that counting costs next to nothing. Thread safe.
 */
final class StatementCounter {
    private final LongAdder statements = new LongAdder();
    private final LongAdder transactions = new LongAdder();

    long statements() {
        return statements.sum();
    }

    long transactions() {
        return transactions.sum();
    }

    /** A statement that is a transaction of its own was executed. */
    void executed() {
        count(true);
    }

    /** The same data source, counted. */
    DataSource counting(DataSource source) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object answer = call(source, method, arguments);
            return answer instanceof Connection connection ? counted(connection) : answer;
        });
    }

    private Connection counted(Connection connection) {
        return proxy(Connection.class, new InvocationHandler() {
            private boolean each = true;

            @Override
            public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
                switch (method.getName()) {
                    case "prepareStatement", "createStatement" -> count(each);
                    case "commit" -> transactions.increment();
                    case "setAutoCommit" -> each = (boolean) arguments[0];
                    default -> {}
                }
                return call(connection, method, arguments);
            }
        });
    }

    private void count(boolean transactionEach) {
        statements.increment();
        if (transactionEach) {
            transactions.increment();
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(StatementCounter.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
