package dev.gradus.cli.architecture.planted.core.step;

import dev.gradus.cli.architecture.planted.core.port.PlantedPort;

/** One half of a cycle, too. */
public record PlantedValue(PlantedPort port) {}
