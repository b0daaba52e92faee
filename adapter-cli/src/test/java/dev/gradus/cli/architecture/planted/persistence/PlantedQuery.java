package dev.gradus.cli.architecture.planted.persistence;

import org.jooq.Query;
import org.jooq.impl.DSL;

/** Writes SQL as text. */
public final class PlantedQuery {
    Query query() {
        return DSL.query("select 1");
    }
}
