package dev.gradus.migrations;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says for a person why a folder cannot be used: no space, no permission, or what the system answered. */
final class FolderFailure {
    private static final long MEGABYTE = 1 << 20;

    private FolderFailure() {}

    static EmbeddedPostgresException of(String doing, Path folder, IOException cause) {
        return of(doing, folder, cause.toString(), cause);
    }

    static EmbeddedPostgresException of(String doing, Path folder, String answer, @Nullable IOException cause) {
        if (tellsNoSpace(answer)) {
            return new EmbeddedPostgresException(
                    "no space left in " + folder + " while " + doing + " (" + freeMegabytes(folder)
                            + " MB free, about 150 MB are needed): free some, or choose another folder",
                    cause);
        }
        if (cause instanceof AccessDeniedException || answer.contains("Permission denied") || tellsReadOnly(answer)) {
            return new EmbeddedPostgresException(
                    "no permission to write in " + folder + " while " + doing + " (as user "
                            + System.getProperty("user.name") + "; " + answer
                            + "): make it writable, choose another folder, or use --database-url",
                    cause);
        }
        return new EmbeddedPostgresException(
                doing + " failed in " + folder + " (" + answer + "): choose another folder, or use --database-url",
                cause);
    }

    private static boolean tellsNoSpace(String answer) {
        return answer.contains("No space left") || answer.contains("wrote only") || answer.contains("quota exceeded");
    }

    private static boolean tellsReadOnly(String answer) {
        return answer.contains("Read-only file system") || answer.contains("Operation not permitted");
    }

    private static String freeMegabytes(Path folder) {
        Path existing = folder;
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return Long.toString(Files.getFileStore(existing).getUsableSpace() / MEGABYTE);
        } catch (IOException e) {
            return "?";
        }
    }
}
