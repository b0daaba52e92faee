package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.container.ImageId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one execution, so that its verdict can be checked.
 *
 * @param image what it ran in; absent when it came to no container
 * @param patches what was applied, with hashes
 * @param commands what was executed, in order, markers as written
 * @param exit how the criterion's command ended
 * @param markers what was found in its output
 * @param output the end and the size of it
 * @param timing when
 */
public record Evidence(
        @Nullable ImageId image,
        List<PatchUse> patches,
        List<String> commands,
        ExitFacts exit,
        OutputReading markers,
        OutputExcerpt output,
        Timing timing) {
    /** When an execution began and how long it took. */
    public record Timing(Instant startedAt, Duration took) {
        public Timing {
            requireNonNull(startedAt, "startedAt");
            requireNonNull(took, "took");
        }
    }

    public Evidence {
        patches = List.copyOf(patches);
        commands = List.copyOf(commands);
        requireNonNull(exit, "exit");
        requireNonNull(markers, "markers");
        requireNonNull(output, "output");
        requireNonNull(timing, "timing");
    }
}
