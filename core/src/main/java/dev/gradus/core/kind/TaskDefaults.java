package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.task.TaskSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a task says for all its steps, in task-sync's {@code tasks.settings}: {@code docker.image_tag}, {@code docker.image_id} (or
 * {@code docker.image_hash}), {@code platform}, {@code app_folder}, {@code docker_run_parameters}. They are the inputs of a standing task.
 */
record TaskDefaults(Document settings) {

    static TaskDefaults of(TaskSpec task) {
        return new TaskDefaults(task.isStanding() ? task.inputs() : Document.emptyObject());
    }

    /** The task's image. */
    ImageWish image() {
        String id = text("docker.image_id").or(() -> text("docker.image_hash")).orElse(null);
        String tag = text("docker.image_tag").orElse(null);
        try {
            return ImageWish.of(id, tag);
        } catch (IllegalArgumentException refused) {
            throw RefusedException.user("INVALID_SETTINGS", "the task's settings: " + refused.getMessage());
        }
    }

    /** Such as {@code linux/amd64}. */
    @Nullable
    String platform() {
        return text("platform").orElse(null);
    }

    /** The application's folder within containers. */
    @Nullable
    String appFolder() {
        return text("app_folder").orElse(null);
    }

    /** Options of {@code docker run} for pools that name none. */
    Optional<Document> runParameters() {
        return settings.member("docker_run_parameters").filter(Document::isArray);
    }

    private Optional<String> text(String path) {
        try {
            return settings.at(path)
                    .filter(Document::isString)
                    .map(Document::text)
                    .filter(text -> !text.isBlank());
        } catch (DocumentException noObject) {
            return Optional.empty();
        }
    }
}
