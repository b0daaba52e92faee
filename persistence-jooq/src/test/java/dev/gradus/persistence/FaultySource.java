package dev.gradus.persistence;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Connections that break when a test wants it, and only for the thread of the test. */
final class FaultySource {
    private final DataSource source;
    private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);
    private final AtomicInteger lost = new AtomicInteger();
    private final Thread struck = Thread.currentThread();
    private volatile boolean broken;

    FaultySource(DataSource source) {
        this.source = source;
    }

    /** The next commit that writes happens, but its answer does not arrive. */
    void loseNextAnswer() {
        next.set(Fault.AFTER_COMMIT);
    }

    /** The connection breaks before the next commit that writes reaches the server. */
    void loseNextCommit() {
        next.set(Fault.BEFORE_COMMIT);
    }

    /** The answer to the next commit that writes is lost, and no connection can be made after it. */
    void breakForGoodAfterNextCommit() {
        next.set(Fault.FOR_GOOD);
    }

    /** How many commits were struck. */
    int lost() {
        return lost.get();
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (broken) {
                        throw new SQLException("nobody answers", "08001");
                    }
                    return faulty(source.getConnection());
                });
    }

    private Connection faulty(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> method.getName().equals("commit")
                        ? commit(connection, method, arguments)
                        : TestPool.call(connection, method, arguments));
    }

    private Object commit(Connection connection, Method method, Object[] arguments) throws Throwable {
        Fault fault = Thread.currentThread() == struck ? next.getAndSet(Fault.NONE) : Fault.NONE;
        if (fault == Fault.NONE) {
            return TestPool.call(connection, method, arguments);
        }
        lost.incrementAndGet();
        if (fault != Fault.BEFORE_COMMIT) {
            TestPool.call(connection, method, arguments);
        }
        broken = fault == Fault.FOR_GOOD;
        connection.abort(Runnable::run);
        throw new SQLException("the connection broke", "08006");
    }

    private enum Fault {
        NONE,
        AFTER_COMMIT,
        BEFORE_COMMIT,
        FOR_GOOD
    }
}
