package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of {@code command} in their long form. */
record CommandSettings(
        List<String> argv,
        List<String> args,
        @Nullable String cwd,
        Map<String, String> env,
        Set<String> passEnv,
        @Nullable String stdin,
        List<Integer> successExitCodes,
        @Nullable Integer outputLimit,
        @Nullable Duration grace,
        @Nullable Boolean scanOutputs,
        List<String> files) {
    static final int MAX_OUTPUT = 64 << 20;
    static final Duration MAX_GRACE = Duration.ofMinutes(1);
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);

    /** Settings in either form; the short one is just the program and its arguments. */
    static CommandSettings of(Document settings) {
        return longForm(settings).as(CommandSettings.class);
    }

    /** The long form of settings in either. */
    static Document longForm(Document settings) {
        return settings.isArray() ? Document.emptyObject().with("argv", settings) : settings;
    }

    /** The program and its arguments. */
    List<String> words() {
        return argv.isEmpty() ? args : argv;
    }

    /** What it reads. */
    String input() {
        return Objects.requireNonNullElse(stdin, "");
    }

    /** Whether an exit status means success. */
    boolean isSuccess(int exitCode) {
        return successExitCodes.isEmpty() ? exitCode == 0 : successExitCodes.contains(exitCode);
    }

    /** How much of its output is logged, in bytes. */
    int loggedBytes() {
        return Objects.requireNonNullElse(outputLimit, MAX_OUTPUT);
    }

    /** Whether what it prints is searched for the address of its outputs. */
    boolean isScanned() {
        return scanOutputs != null && scanOutputs;
    }

    /** How long it may take to end when asked. */
    Duration endingTime() {
        return Objects.requireNonNullElse(grace, DEFAULT_GRACE);
    }
}
