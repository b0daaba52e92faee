package dev.gradus.cli.architecture.planted.core.port;

import dev.gradus.cli.architecture.planted.core.step.PlantedValue;

/** The other half. */
public interface PlantedPort {
    PlantedValue value();
}
