package dev.gradus.examples.springboot;

import dev.gradus.core.Gradus;
import dev.gradus.core.task.TaskId;
import dev.gradus.persistence.JooqStores;
import dev.gradus.persistence.StepTransaction;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Orders and their tasks, always both or neither. */
@Service
public class Orders {
    private final JdbcTemplate jdbc;
    private final DataSource dataSource;
    private final JooqStores stores;
    private final Gradus gradus;

    Orders(JdbcTemplate jdbc, DataSource dataSource, JooqStores stores, Gradus gradus) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.stores = stores;
        this.gradus = gradus;
    }

    record Order(long number) {}

    /** Stores the order and enqueues its task in one transaction. */
    @Transactional
    public TaskId take(Order order) {
        jdbc.update("insert into orders (number) values (?)", order.number());
        var transaction = stores.joining(DataSourceUtils.getConnection(dataSource));
        return gradus.in(transaction).enqueue("order", order);
    }

    /** The step: its write and its completion are one transaction, so that every order is shipped once. */
    static Order ship(Order order, StepTransaction transaction) {
        DSLContext sql = DSL.using(transaction.configuration());
        sql.execute("update orders set shipped = shipped + 1 where number = ?", order.number());
        return order;
    }
}
