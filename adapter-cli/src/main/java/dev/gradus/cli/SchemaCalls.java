package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;

/** Calls about the schema of a database. */
public interface SchemaCalls extends AutoCloseable {

    /** Applies what is pending, and tells how many that were. */
    int up();

    /** Drops everything that migrations made, and makes it anew. */
    void reset();

    /** Every migration: {@code version}, {@code description}, {@code state}. */
    List<Document> status();

    /** What {@link #up} would run, as a script. */
    String print();

    @Override
    void close();
}
