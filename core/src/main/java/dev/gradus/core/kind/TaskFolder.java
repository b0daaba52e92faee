package dev.gradus.core.kind;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.port.LocalFiles;
import java.nio.file.Path;

/** Folders and files within a task's own folder; refused when they lead out of it. */
final class TaskFolder {
    private TaskFolder() {}

    /** The task's folder. */
    static Path of(StepContext context) {
        String folder = context.claimed().task().localPath();
        if (folder == null) {
            throw RefusedException.user(
                    "NO_LOCAL_PATH",
                    "%s works in the task's local_path, which this task does not have: create it with one"
                            .formatted(context.claimed().step().spec().body().kind()));
        }
        return Path.of(folder);
    }

    /** The failure that a refused file means for the attempt. */
    static Failure failure(CoreException refused) {
        String message = String.valueOf(refused.getMessage());
        return switch (refused.code()) {
            case NOT_FOUND -> Failure.user("FILE_NOT_FOUND", message);
            case NOT_ALLOWED -> Failure.user("PATH_OUTSIDE", message);
            case INVALID_INPUT -> Failure.user("FILE_UNREADABLE", message);
            default -> Failure.infra("FILE_UNREADABLE", message);
        };
    }

    /** A folder within it, free of links. */
    static Path folder(LocalFiles files, StepContext context, String path) {
        LocalFiles.Sighting seen = files.look(of(context), path);
        if (seen instanceof LocalFiles.Present present && present.folder()) {
            return present.path();
        } else if (seen instanceof LocalFiles.Outside) {
            throw RefusedException.user("PATH_OUTSIDE", "outside the task's local_path: " + path);
        }
        throw RefusedException.user("NO_FOLDER", "'" + path + "' is no folder of the task's local_path");
    }
}
