package dev.gradus.persistence;

import dev.gradus.core.Gradus;
import dev.gradus.core.definition.DefinitionBuilder;
import dev.gradus.core.definition.InputType;
import dev.gradus.core.engine.EngineTimes;
import dev.gradus.core.engine.WorkerOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** The application: takes orders, each with its task in one transaction, and books them in transactional steps. */
final class Shop implements AutoCloseable {
    static final String SCHEMA = "gradus";
    static final String TABLES = """
            create sequence loops;
            create table orders (number bigint primary key);
            create table witness (step bigint, number bigint)
            """;

    private static final EngineTimes HASTY = new EngineTimes(
            Duration.ofSeconds(3),
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(100),
            Duration.ofSeconds(5));

    record Order(long number) {}

    private final TestPool pool;
    private final JooqStores stores;
    private final Gradus gradus;

    Shop(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        pool = new TestPool(source);
        stores = JooqStores.builder(pool.dataSource())
                .schema(SCHEMA)
                .hints(source)
                .allowLoss()
                .open();
        gradus = Gradus.builder()
                .stores(stores)
                .times(HASTY)
                .kind(stores.transactional("book", Order.class, Order.class, Shop::book))
                .definition(DefinitionBuilder.named("order")
                        .input("number", InputType.INTEGER)
                        .step("book", step -> step.kind("book", Map.of("number", "${inputs.number}")))
                        .step("again", step -> step.needs("book").kind("book", "${steps.book.results}")))
                .build();
        gradus.startWorker(WorkerOptions.of(2));
    }

    Gradus gradus() {
        return gradus;
    }

    private static Order book(Order order, StepTransaction transaction) throws SQLException {
        try (PreparedStatement insert =
                transaction.connection().prepareStatement("insert into witness values (?, ?)")) {
            insert.setLong(1, transaction.step().claimed().step().id().value());
            insert.setLong(2, order.number());
            insert.executeUpdate();
        }
        return order;
    }

    /** Begins another loop, which counts whether or not it ends, and ends it. */
    void takeOrder() throws SQLException {
        try (Connection connection = pool.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            long number = next(statement);
            connection.setAutoCommit(false);
            statement.executeUpdate("insert into orders values (" + number + ")");
            gradus.in(stores.joining(connection)).enqueue("order", new Order(number));
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static long next(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select nextval('loops')")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        gradus.close();
        stores.close();
        pool.close();
    }
}
