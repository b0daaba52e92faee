package dev.gradus.cli.architecture.planted.http;

import dev.gradus.cli.architecture.planted.persistence.PlantedQuery;
import org.jooq.DSLContext;

final class PlantedServer {
    private PlantedServer() {}

    static void start(PlantedQuery query, DSLContext context) {
        System.out.println(System.getenv("HOME") + query + context);
    }
}
