package dev.gradus.core.kind;

import dev.gradus.core.container.ImageRef;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The settings of {@code docker_build}, in their one form. */
record DockerBuildSettings(
        @Nullable String imageTag,
        @Nullable String imageId,
        @Nullable String context,
        @Nullable String dockerfile,
        List<String> tags,
        List<String> files,
        List<String> parameters,
        List<String> shell,
        Map<String, String> env) {

    /** The repository of the split form; an id is what an earlier build left here. */
    @Nullable
    String repository() {
        return imageId == null || imageId.startsWith("sha256:") ? null : imageId;
    }

    /** The folder that is built, within the task's. */
    String folder() {
        return Objects.requireNonNullElse(context, ".");
    }

    /** What the image will be called: as the settings say, else as the task does. */
    ImageRef image(StepContext step) {
        ImageWish own = ImageWish.of(repository(), imageTag);
        ImageRef named = own.isGiven()
                ? own.reference()
                : TaskDefaults.of(step.claimed().task()).image().reference();
        if (named == null) {
            throw RefusedException.user("NO_IMAGE", "an image that is built needs a name: expected image_tag");
        }
        return named;
    }
}
