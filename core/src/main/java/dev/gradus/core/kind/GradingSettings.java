package dev.gradus.core.kind;

import dev.gradus.core.container.RunOption;
import dev.gradus.core.container.RunOptions;
import dev.gradus.core.data.Document;
import dev.gradus.core.grading.Markers;
import dev.gradus.core.grading.VerdictRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How criteria are held against targets: what all {@code rubric_shell} steps of a rubric share. In their one form; the seeds' forms
 * are brought into it by {@link GradingAliases}.
 *
 * @param imageTag the image that holds the prepared tree
 * @param imageId its id, or its repository
 * @param appFolder where the tree is in the image
 * @param solutions patches; those that are there by default
 * @param goldenPatch the reference
 * @param heldOutTest a patch that every target gets last
 * @param prePatch a script, or a patch, that every target gets first
 * @param gradingSetupScript a script, or a patch, that every target gets after that
 * @param files what the verdicts depend on beside all this
 * @param golden whether the golden reference is a target of every run
 * @param original whether the untouched original is
 * @param rerun executes every time
 * @param force executes every time
 * @param timeoutSeconds what a command may take
 * @param limits of a container
 * @param markers those that the commands print
 * @param verdicts the rules
 * @param user who runs the command: numbers, not root
 * @param env variables of the command
 */
record GradingSettings(
        @Nullable String imageTag,
        @Nullable String imageId,
        @Nullable String appFolder,
        List<String> solutions,
        @Nullable String goldenPatch,
        @Nullable String heldOutTest,
        @Nullable String prePatch,
        @Nullable String gradingSetupScript,
        List<String> files,
        @Nullable Boolean golden,
        @Nullable Boolean original,
        @Nullable Boolean rerun,
        @Nullable Boolean force,
        @Nullable Integer timeoutSeconds,
        @Nullable Limits limits,
        @Nullable Markers markers,
        @Nullable VerdictRules verdicts,
        @Nullable String user,
        Map<String, String> env) {
    private static final int MAX_SECONDS = 86_400;
    private static final Pattern USER = Pattern.compile("[1-9]\\d{0,8}(?::\\d{1,9})?");
    private static final int MAX_SOLUTIONS = 1_000;

    /** The members that are no input of a verdict. */
    static final List<String> NO_INPUTS = List.of("golden", "original", "rerun", "force");

    /**
     * What one container may use.
     *
     * @param memory such as {@code 1g}
     * @param cpus such as {@code 1.5}
     * @param pids processes
     * @param disk what may be written, such as {@code 1g}
     * @param output what may be printed, such as {@code 16m}
     */
    record Limits(
            @Nullable String memory,
            @Nullable String cpus,
            @Nullable Integer pids,
            @Nullable String disk,
            @Nullable String output) {
        static final Limits DEFAULT = new Limits(null, null, null, null, null);

        /** They as options; IllegalArgumentException for one without its form. */
        RunOptions options() {
            String most = Objects.requireNonNullElse(memory, "1g");
            return RunOptions.NONE
                    .with(RunOption.MEMORY, most)
                    .with(RunOption.MEMORY_SWAP, most)
                    .with(RunOption.CPUS, Objects.requireNonNullElse(cpus, "1"))
                    .with(RunOption.PIDS_LIMIT, Integer.toString(pids == null ? 256 : pids))
                    .with(RunOption.ULIMIT, "nofile=4096:4096")
                    .with(RunOption.ULIMIT, "core=0:0")
                    .with(RunOption.ULIMIT, "fsize=%1$d:%1$d".formatted(diskBytes()));
        }

        long diskBytes() {
            return bytes("disk", disk, 1L << 30);
        }

        long outputBytes() {
            return bytes("output", output, 16L << 20);
        }

        private static long bytes(String name, @Nullable String text, long otherwise) {
            if (text == null) {
                return otherwise;
            }
            return RunOptions.NONE
                    .with(RunOption.MEMORY, text)
                    .size(RunOption.MEMORY)
                    .filter(size -> size > 0)
                    .orElseThrow(() -> new IllegalArgumentException("%s has no limit '%s'".formatted(name, text)));
        }
    }

    Limits limitsOrDefault() {
        return limits == null ? Limits.DEFAULT : limits;
    }

    /** How is graded: as these settings say, else as the installation does. */
    GradingDefaults over(GradingDefaults defaults) {
        return new GradingDefaults(
                markers == null ? defaults.markers() : markers,
                timeoutSeconds == null ? defaults.deadline() : Duration.ofSeconds(timeoutSeconds),
                verdicts == null ? defaults.rules() : verdicts,
                defaults.secrets());
    }

    /** {@code uid:gid} of the command. */
    String owner() {
        String one = Objects.requireNonNullElse(user, "65534:65534");
        return one.contains(":") ? one : one + ":" + one;
    }

    boolean isForced() {
        return isOn(rerun) || isOn(force);
    }

    static boolean isOn(@Nullable Boolean flag) {
        return flag != null && flag;
    }

    /** Whatever does not fit. */
    void check(ContainerCheck check) {
        check.image(imageId, imageTag).files(files).files(solutions);
        for (String file : new String[] {goldenPatch, heldOutTest, prePatch, gradingSetupScript}) {
            Optional.ofNullable(file).ifPresent(path -> check.files(List.of(path)));
        }
        if (solutions.size() > MAX_SOLUTIONS) {
            check.add("/solutions", "expected at most %d patches".formatted(MAX_SOLUTIONS));
        }
        if (timeoutSeconds != null && (timeoutSeconds < 1 || timeoutSeconds > MAX_SECONDS)) {
            check.add("/timeout_seconds", "expected 1 to %d, found %d".formatted(MAX_SECONDS, timeoutSeconds));
        }
        if (user != null && !Placeholders.isIn(user) && !USER.matcher(user).matches()) {
            check.add("/user", "expected UID or UID:GID in numbers, and not root's, found '" + user + "'");
        }
        if (appFolder != null && !Placeholders.isIn(appFolder) && !isFolder(appFolder)) {
            check.add("/app_folder", "expected an absolute folder that is not /, found '" + appFolder + "'");
        }
        checkLimits(check);
    }

    private static boolean isFolder(String path) {
        return path.startsWith("/") && path.length() > 1 && !("/" + path + "/").contains("/../");
    }

    private void checkLimits(ContainerCheck check) {
        try {
            limitsOrDefault().options();
            limitsOrDefault().outputBytes();
        } catch (IllegalArgumentException refused) {
            check.add("/limits", String.valueOf(refused.getMessage()));
        }
    }

    /** The settings without what is no input of a verdict. */
    static Document inputs(Document canonical) {
        Document inputs = canonical;
        for (String member : NO_INPUTS) {
            inputs = inputs.without(member);
        }
        return inputs.without("files");
    }
}
