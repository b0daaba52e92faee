package dev.gradus.core.grading;

import org.jspecify.annotations.Nullable;

/**
 * How a criterion's command ended, as the engine says.
 *
 * @param code its exit status; absent when it was not run or the engine cannot tell
 * @param deadlineFired whether it was ended because its time was over
 * @param outOfMemory whether its memory limit ended it
 * @param engineError why the machinery could not do its part (image missing, engine gone, no space left on the host); absent
 *     when it did
 * @param tampering what the target was caught altering; absent when nothing
 * @param limit what it used more of than it may (output, disk), and was ended for; absent when nothing
 */
public record ExitFacts(
        @Nullable Integer code,
        boolean deadlineFired,
        boolean outOfMemory,
        @Nullable String engineError,
        @Nullable String tampering,
        @Nullable String limit) {
    /** The command was not run. */
    public static final ExitFacts NOT_RUN = new ExitFacts(null, false, false, null, null, null);

    /** The command ended by itself. */
    public static ExitFacts exited(int code) {
        return new ExitFacts(code, false, false, null, null, null);
    }

    /** The deadline fired. */
    public static ExitFacts timedOut() {
        return new ExitFacts(null, true, false, null, null, null);
    }

    /** The machinery failed. */
    public static ExitFacts broken(String engineError) {
        return new ExitFacts(null, false, false, engineError, null, null);
    }

    /** The same, with the target caught. */
    public ExitFacts tampered(String what) {
        return new ExitFacts(code, deadlineFired, outOfMemory, engineError, what, limit);
    }

    /** The same, ended for having used too much. */
    public ExitFacts limited(String what) {
        return new ExitFacts(code, deadlineFired, outOfMemory, engineError, tampering, what);
    }
}
