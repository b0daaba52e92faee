package dev.gradus.cli.bench;

import dev.gradus.core.Gradus;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Where it is measured: what only the composition root can make. Thread safe. */
public interface BenchSite extends AutoCloseable {

    /** The database, for people. */
    String database();

    /** New connections, with no schema of ours chosen. */
    DataSource connections();

    /** Makes the tables of Gradus in a schema that exists. */
    void migrate(String schema);

    /**
     * Opens an installation over those tables, as a process of its own would.
     *
     * @param seen looks at every connection
     * @param equipped adds what its steps can be
     */
    BenchInstallation open(String schema, UnaryOperator<DataSource> seen, UnaryOperator<Gradus.Builder> equipped);

    @Override
    void close();
}
