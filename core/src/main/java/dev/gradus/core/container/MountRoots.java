package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folders of the host that steps may mount. Compares paths as they are written: that no link leads out of the folder is for
 * whoever mounts to check, with the file system at hand.
 *
 * @param localPath the task's folder, absolute; null when it has none
 * @param others folders that the operator allows besides, absolute
 */
public record MountRoots(@Nullable Path localPath, List<Path> others) {
    /** None. */
    public static final MountRoots NONE = new MountRoots(null, List.of());

    public MountRoots {
        others = others.stream().map(Path::normalize).toList();
        localPath = localPath == null ? null : localPath.normalize();
    }

    /** Where a source that was written leads; empty when it is relative and the task has no folder. */
    public Optional<Path> resolve(String source) {
        Path written = Path.of(requireNonNull(source, "source"));
        if (written.isAbsolute()) {
            return Optional.of(written.normalize());
        }
        return Optional.ofNullable(localPath)
                .map(folder -> folder.resolve(written).normalize());
    }

    /** The allowed folder that a source lies in. */
    public Optional<Path> rootOf(String source) {
        return resolve(source)
                .flatMap(path -> Stream.concat(Optional.ofNullable(localPath).stream(), others.stream())
                        .filter(path::startsWith)
                        .findFirst());
    }
}
