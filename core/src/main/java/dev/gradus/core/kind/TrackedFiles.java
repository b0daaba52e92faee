package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.port.FileDigests;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.step.Fingerprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files that a step's result depends on: reads their contents and adds them to its fingerprint. */
final class TrackedFiles {
    private final FileDigests digests;

    TrackedFiles(FileDigests digests) {
        this.digests = digests;
    }

    /** The fingerprint with the contents of these files, or why there is none. */
    Inputs addTo(Fingerprint fingerprint, List<String> paths, StepContext context) {
        if (paths.isEmpty()) {
            return Inputs.of(fingerprint);
        }
        String folder = context.claimed().task().localPath();
        if (folder == null) {
            return Inputs.refused(
                    Failure.user(
                            "NO_LOCAL_PATH",
                            "tracked files are looked for in the task's local_path, which this task does not have: create it with one"));
        }
        FileDigests.Digests read = digests.of(Path.of(folder), paths, told(context), context.stop());
        if (context.stop().isRequested()) {
            return Inputs.refused(StopFailure.of("reading the tracked files", context.stop()));
        }
        return read.faults().isEmpty()
                ? Inputs.of(fingerprint.withFiles(read.byPath()))
                : Inputs.refused(failure(read.faults()));
    }

    private static FileDigests.Listener told(StepContext context) {
        return (files, known, bytes) -> context.print(
                LogChunk.Source.GRADUS,
                "compared %d tracked files, %d of them unchanged by size and time; %d KiB read\n"
                        .formatted(files, known, bytes >> 10));
    }

    private static Failure failure(Map<String, FileDigests.Fault> faults) {
        boolean outside = faults.values().stream().anyMatch(FileDigests.Fault::outside);
        boolean missing = faults.values().stream().allMatch(FileDigests.Fault::missing);
        return new Failure(
                FailureClass.USER,
                outside ? "PATH_OUTSIDE" : missing ? "FILE_NOT_FOUND" : "FILE_UNREADABLE",
                String.join(
                        "; ",
                        new TreeMap<>(faults)
                                .values().stream()
                                        .map(FileDigests.Fault::message)
                                        .toList()),
                !outside,
                Document.emptyObject().with("paths", new ArrayList<>(faults.keySet())));
    }
}
