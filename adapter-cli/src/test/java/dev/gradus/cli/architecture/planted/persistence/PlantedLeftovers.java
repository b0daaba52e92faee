package dev.gradus.cli.architecture.planted.persistence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Statics that change, and a hook. */
class PlantedLeftovers {
    static final ConcurrentHashMap<String, String> KEPT = new ConcurrentHashMap<>(Map.of());

    static int counted;

    void hook() {
        counted++;
        Runtime.getRuntime().addShutdownHook(new Thread(KEPT::clear));
    }
}
