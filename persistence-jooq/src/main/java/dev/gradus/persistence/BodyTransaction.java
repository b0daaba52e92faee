package dev.gradus.persistence;

import dev.gradus.core.kind.StepContext;
import java.sql.Connection;
import org.jooq.Configuration;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.NoTransactionProvider;

/** A transaction lent to a body, until it is ended. */
final class BodyTransaction implements StepTransaction {
    private final LentConnection lent;
    private final StepContext step;

    BodyTransaction(Transaction transaction, StepContext step) {
        this.lent = new LentConnection(transaction.connection());
        this.step = step;
    }

    @Override
    public Connection connection() {
        return lent.shown();
    }

    @Override
    public Configuration configuration() {
        DefaultConfiguration configuration = new DefaultConfiguration();
        configuration.setSQLDialect(SQLDialect.POSTGRES);
        configuration.setConnection(lent.shown());
        configuration.setTransactionProvider(new NoTransactionProvider());
        return configuration;
    }

    @Override
    public StepContext step() {
        return step;
    }

    void end() {
        lent.end();
    }
}
