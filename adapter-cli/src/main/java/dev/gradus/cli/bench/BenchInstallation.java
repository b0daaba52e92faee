package dev.gradus.cli.bench;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.Gradus;
import dev.gradus.core.port.Stores;

/**
 * An engine under measurement.
 *
 * @param gradus the engine
 * @param stores what it is built on
 * @param closing closes both
 */
public record BenchInstallation(Gradus gradus, Stores stores, Runnable closing) implements AutoCloseable {
    public BenchInstallation {
        requireNonNull(gradus, "gradus");
        requireNonNull(stores, "stores");
        requireNonNull(closing, "closing");
    }

    @Override
    public void close() {
        closing.run();
    }
}
