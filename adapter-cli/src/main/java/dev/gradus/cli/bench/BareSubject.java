package dev.gradus.cli.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/**
 * The reference {@code bare-full}: plain JDBC that keeps everything an orchestrator shows, and does nothing else. Two threads, each
 * with a connection, claim a hundred tasks at once and carry them to their ends, each transaction completing one step of them
 * and beginning the next.
 */
final class BareSubject implements Subject {
    private static final int FLUSHERS = 2;
    private static final int BATCH = 100;
    private static final int ENOUGH_STEPS = 60_000;
    private static final int MOST_TIMES = 100;
    private static final long LOOK_MILLIS = 5;

    private final DataSource connections;
    private final String schema;
    private final StatementCounter counter = new StatementCounter();
    private final LongAdder calls = new LongAdder();
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();

    BareSubject(DataSource connections, String schema) throws SQLException {
        this.connections = connections;
        this.schema = schema;
        BareTables.make(connections, schema);
    }

    @Override
    public String name() {
        return "bare-full";
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public StatementCounter counter() {
        return counter;
    }

    /** Few are over before anything can be read off; but a trial stays a trial. */
    @Override
    public int enough(int tasks, int steps) {
        return (int) Math.max(tasks, Math.min((long) tasks * MOST_TIMES, ENOUGH_STEPS / steps));
    }

    @Override
    public void enqueue(int tasks, int steps) throws InterruptedException {
        AtomicLong left = new AtomicLong(tasks);
        Crew.run(FLUSHERS, member -> () -> {
            try (Connection connection = open();
                    PreparedStatement statement = connection.prepareStatement(BareSql.ENQUEUE)) {
                for (int batch = next(left);
                        batch > 0 && !Thread.currentThread().isInterrupted();
                        batch = next(left)) {
                    String[] inputs = new String[batch];
                    Arrays.fill(inputs, "{}");
                    statement.setInt(1, steps);
                    statement.setArray(2, connection.createArrayOf("text", inputs));
                    statement.executeUpdate();
                    counter.executed();
                }
            }
            return null;
        });
    }

    private static int next(AtomicLong left) {
        long before = left.getAndAdd(-BATCH);
        return (int) Math.max(0, Math.min(BATCH, before));
    }

    @Override
    public long drain(long expected) throws InterruptedException, SQLException {
        calls.reset();
        first.set(0);
        AtomicBoolean over = new AtomicBoolean();
        Crew.run(FLUSHERS + 1, member -> member == FLUSHERS ? awaiting(expected, over) : working(member + 1, over));
        return ended.get() - first.get();
    }

    private Callable<Void> awaiting(long expected, AtomicBoolean over) {
        return () -> {
            try {
                Drained.await(connections, schema, expected, calls::sum);
                ended.set(System.nanoTime());
            } finally {
                over.set(true);
            }
            return null;
        };
    }

    private Callable<Void> working(long owner, AtomicBoolean over) {
        return () -> {
            try (Connection connection = open();
                    PreparedStatement claim = connection.prepareStatement(BareSql.CLAIM);
                    PreparedStatement complete = connection.prepareStatement(BareSql.COMPLETE)) {
                claim.setInt(1, BATCH);
                claim.setLong(2, owner);
                complete.setLong(5, owner);
                while (!over.get()) {
                    if (carry(executed(claim), complete, over) == 0) {
                        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                    }
                }
            }
            return null;
        };
    }

    /** Executes the steps, and those that follow, until none does; answers how many there were at first. */
    private int carry(BareBatch claimed, PreparedStatement complete, AtomicBoolean over) throws SQLException {
        BareBatch batch = claimed;
        while (batch.size() > 0 && !over.get()) {
            execute(batch);
            batch.bind(complete);
            batch = executed(complete);
        }
        return claimed.size();
    }

    private BareBatch executed(PreparedStatement statement) throws SQLException {
        counter.executed();
        return BareBatch.of(statement);
    }

    /** Does nothing, once for each. */
    private void execute(BareBatch batch) {
        first.compareAndSet(0, System.nanoTime());
        calls.add(batch.size());
    }

    private Connection open() throws SQLException {
        Connection connection = connections.getConnection();
        connection.setSchema(schema);
        return connection;
    }

    @Override
    public void close() {}
}
