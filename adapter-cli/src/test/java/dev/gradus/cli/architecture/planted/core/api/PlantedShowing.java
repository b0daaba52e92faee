package dev.gradus.cli.architecture.planted.core.api;

import dev.gradus.cli.architecture.planted.core.port.PlantedPort;
import java.util.List;

/** Public, and gives what is not promised to anybody. */
public interface PlantedShowing {
    List<PlantedPort> hidden();
}
