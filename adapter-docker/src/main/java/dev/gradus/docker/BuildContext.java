package dev.gradus.docker;

import dev.gradus.core.container.BuildOption;
import dev.gradus.core.container.BuildSpec;
import dev.gradus.core.container.CopyLimits;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The files of a build, packed for the engine. */
final class BuildContext {
    private static final CopyLimits LIMITS = new CopyLimits(1_000_000, 16L << 30);

    private BuildContext() {}

    /** A file with the packed context; whoever asked deletes it. */
    static Path pack(BuildSpec build) {
        Path folder = build.context();
        if (!Files.isDirectory(folder)) {
            throw new CoreException(ErrorCode.INVALID_INPUT, "the build context " + folder + " is no folder");
        }
        String dockerfile = dockerfile(build);
        if (!Files.isRegularFile(folder.resolve(dockerfile), LinkOption.NOFOLLOW_LINKS)) {
            throw new CoreException(
                    ErrorCode.INVALID_INPUT, "the build context " + folder + " has no file '" + dockerfile + "'");
        }
        try {
            return TarFile.pack(folder, IgnoreRules.of(folder, dockerfile), LIMITS);
        } catch (IOException unreadable) {
            throw new CoreException(
                    ErrorCode.INVALID_INPUT,
                    "the build context %s cannot be read: %s".formatted(folder, unreadable.getMessage()),
                    unreadable);
        }
    }

    /** The Dockerfile, relative to the context, in which it must lie. */
    static String dockerfile(BuildSpec build) {
        String written = build.options().text(BuildOption.FILE).orElse("Dockerfile");
        Path folder = build.context().toAbsolutePath().normalize();
        Path file = folder.resolve(written).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new CoreException(
                    ErrorCode.INVALID_INPUT, "the Dockerfile '" + written + "' must be in the build context " + folder);
        }
        return folder.relativize(file).toString();
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            System.getLogger(BuildContext.class.getName())
                    .log(System.Logger.Level.WARNING, "the temporary file " + file + " was left behind", left);
        }
    }
}
