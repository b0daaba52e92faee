package dev.gradus.core.kind;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of {@code docker_pool}, in their one form. */
record DockerPoolSettings(
        int poolSize,
        @Nullable String imageTag,
        @Nullable String imageId,
        List<String> parameters,
        @Nullable Boolean keepForever,
        @Nullable String healthCheck,
        Map<String, String> env) {

    /** Whether members go on when their own program has ended. */
    boolean isKept() {
        return keepForever != null && keepForever;
    }
}
