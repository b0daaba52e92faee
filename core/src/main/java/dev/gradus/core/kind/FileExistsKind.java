package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.port.LocalFiles;
import dev.gradus.core.step.Outcome;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Succeeds when all paths exist within the task's folder; a folder counts. As in task-sync it is written as one path, as a
 * list, or as {@code {files: {PATH: anything}}}.
 */
final class FileExistsKind implements StepKind, Documented {
    private static final int MAX_PATHS = 1_000;

    private final LocalFiles files;

    FileExistsKind(LocalFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "file_exists";
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(false, false, "Succeeds when all paths exist within the task's `local_path`.");
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        return PathList.check(settings, MAX_PATHS);
    }

    @Override
    public Outcome execute(StepContext context) {
        List<SettingsFault> faults = check(context.settings());
        if (!faults.isEmpty()) {
            return Outcome.failure(
                    Failure.user("INVALID_SETTINGS", faults.get(0).message()));
        }
        String folder = context.claimed().task().localPath();
        if (folder == null) {
            return Outcome.failure(
                    Failure.user(
                            "NO_LOCAL_PATH",
                            "file_exists looks for its paths in the task's local_path, which this task does not have: create it with one"));
        }
        return look(Path.of(folder), PathList.of(context.settings()));
    }

    private Outcome look(Path folder, List<String> paths) {
        Map<String, Document> found = new LinkedHashMap<>();
        Map<String, String> clauses = new LinkedHashMap<>();
        boolean outside = false;
        for (String path : paths) {
            LocalFiles.Sighting seen = files.look(folder, path);
            if (seen instanceof LocalFiles.Present present) {
                found.put(path, Document.ofValue(present.modified().truncatedTo(ChronoUnit.SECONDS)));
            } else {
                clauses.put(path, clause(path, seen));
                outside |= seen instanceof LocalFiles.Outside;
            }
        }
        return clauses.isEmpty() ? success(found) : Outcome.failure(failure(clauses, outside));
    }

    private static Outcome success(Map<String, Document> found) {
        return Outcome.success(Document.emptyObject().with("result", "success").with("files", found));
    }

    private static String clause(String path, LocalFiles.Sighting seen) {
        if (seen instanceof LocalFiles.Outside) {
            return "outside the task's local_path: " + path;
        } else if (seen instanceof LocalFiles.Unreadable unreadable) {
            return "cannot look at " + path + ": " + unreadable.reason();
        }
        return "file not found: " + path;
    }

    private static Failure failure(Map<String, String> clauses, boolean outside) {
        return new Failure(
                FailureClass.USER,
                outside ? "PATH_OUTSIDE" : "FILE_NOT_FOUND",
                String.join("; ", clauses.values()),
                !outside,
                Document.emptyObject().with("paths", new ArrayList<>(clauses.keySet())));
    }

    @Override
    public KindGuide guide() {
        return new KindGuide(
                List.of(
                        "{\"file_exists\": \"Dockerfile\"}",
                        "{\"file_exists\": [\"Dockerfile\", \"src/\"]}",
                        "{\"file_exists\": {\"files\": {\"main.c\": \"\"}}}"),
                List.of(
                        KindGuide.entry("PATH", "relative to `local_path`, or absolute and within it; a folder counts"),
                        KindGuide.entry(
                                "files",
                                "an object whose member names are the paths; what they hold is not looked at")),
                List.of(
                        KindGuide.entry("result", "`success`"),
                        KindGuide.entry("files", "path → when it was last changed, RFC 3339")),
                List.of(
                        KindGuide.entry(
                                "FILE_NOT_FOUND", "`user`, retryable: one clause for each path, joined by `; `"),
                        KindGuide.entry(
                                "PATH_OUTSIDE",
                                "`user`: a path leads out of `local_path`, by `..`, absolute, or by a link; nothing tells whether it exists"),
                        KindGuide.entry("NO_LOCAL_PATH", "`user`: the task has no folder"),
                        KindGuide.entry("INVALID_SETTINGS", "`user`: a placeholder gave no path")));
    }
}
