package dev.gradus.core.kind;

import dev.gradus.core.container.RunOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The settings of {@code docker_run}, in their one form. */
record DockerRunSettings(
        @Nullable String imageTag,
        @Nullable String imageId,
        List<String> command,
        @Nullable String containerName,
        List<String> parameters,
        @Nullable Boolean keepForever,
        Map<String, String> env,
        @Nullable Duration grace) {
    static final Duration MAX_GRACE = Duration.ofMinutes(1);
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);

    /** Whether the container goes on when its own program has ended. */
    boolean isKept() {
        return keepForever != null && keepForever;
    }

    /** How long it may take to end when asked. */
    Duration endingTime() {
        return Objects.requireNonNullElse(grace, DEFAULT_GRACE);
    }

    /** What the container is called. */
    String name(RunPlan plan, StepContext context) {
        return containerName != null
                ? containerName
                : plan.options().text(RunOption.NAME).orElseGet(() -> StepContainers.name(context.claimed()));
    }
}
