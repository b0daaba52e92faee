package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One patch or script of an execution and what became of it.
 *
 * @param stage which of them
 * @param file its name, as given
 * @param sha256 of its bytes, 64 hexadecimal digits; absent when it could not be read
 * @param applied whether it was applied whole (a script: ended with 0)
 * @param message what git or the inspection said when it was not; else empty
 */
public record PatchUse(Stage stage, String file, @Nullable String sha256, boolean applied, String message) {
    /** In the order in which they are applied. */
    public enum Stage {
        /** The script that prepares the tree before anything else ({@code pre_patch.patch}). */
        PREPARATION,
        /** The solution's or golden's patch. */
        SOLUTION,
        /** The tests that the solution has not seen. */
        HELD_OUT
    }

    public PatchUse {
        requireNonNull(stage, "stage");
        requireNonNull(file, "file");
        requireNonNull(message, "message");
    }

    /** A patch that was applied. */
    public static PatchUse applied(Stage stage, String file, String sha256) {
        return new PatchUse(stage, file, sha256, true, "");
    }

    /** A patch that was not. */
    public static PatchUse refused(Stage stage, String file, @Nullable String sha256, String message) {
        return new PatchUse(stage, file, sha256, false, message);
    }
}
