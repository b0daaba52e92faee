package dev.gradus.cli.architecture.planted.core.api;

import java.time.Instant;
import java.util.UUID;

final class PlantedClock {
    private PlantedClock() {}

    static Instant now() {
        return Instant.now();
    }

    static UUID chance() {
        return UUID.randomUUID();
    }

    static Thread thread() {
        return new Thread("planted");
    }
}
