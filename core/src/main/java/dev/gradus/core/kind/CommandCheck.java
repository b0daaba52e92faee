package dev.gradus.core.kind;

import dev.gradus.core.data.BindingException;
import dev.gradus.core.data.Document;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The rules of {@code command} settings beyond their shape. */
final class CommandCheck {
    private static final int MAX_STDIN_BYTES = 256 << 10;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final CommandEnvironment environment;
    private final SettingsCheck check = new SettingsCheck();

    CommandCheck(CommandEnvironment environment) {
        this.environment = environment;
    }

    /** What is wrong with settings. */
    List<SettingsFault> faults(Document settings) {
        if (settings.isString()) {
            check.add(
                    "",
                    "WRONG_TYPE",
                    "expected the program and its arguments as a list, found a string; "
                            + "there is no shell: write [\"sh\", \"-c\", \"...\"] to use one");
        } else if (settings.isArray()) {
            checkShort(settings);
        } else if (check.binds(settings, CommandSettings.class, "")) {
            checkLong(settings.as(CommandSettings.class));
        }
        return check.faults();
    }

    private void checkShort(Document settings) {
        try {
            CommandSettings bound = CommandSettings.of(settings);
            checkWords(bound, "");
        } catch (BindingException refused) {
            refused.faults()
                    .forEach(fault -> check.add(
                            fault.pointer().replaceFirst("^/argv", ""),
                            fault.code().name(),
                            fault.message()));
        }
    }

    private void checkLong(CommandSettings settings) {
        if (!settings.argv().isEmpty() && !settings.args().isEmpty()) {
            check.add("/args", "INVALID_VALUE", "argv and args are two names of the same setting: give one");
        }
        checkWords(settings, settings.argv().isEmpty() && !settings.args().isEmpty() ? "/args" : "/argv");
        checkVariables(settings);
        checkBounds(settings);
    }

    private void checkWords(CommandSettings settings, String pointer) {
        List<String> words = settings.words();
        if (words.isEmpty()) {
            check.add(pointer, "INVALID_VALUE", "expected a program and its arguments, found nothing");
        } else if (words.get(0).isBlank()) {
            check.add(pointer + "/0", "INVALID_VALUE", "expected a program, found nothing");
        }
    }

    private void checkVariables(CommandSettings settings) {
        for (String name : settings.env().keySet()) {
            if (!NAME.matcher(name).matches()) {
                check.add("/env", "INVALID_VALUE", "'" + name + "' cannot be the name of a variable");
            }
        }
        for (String name : settings.passEnv()) {
            if (!environment.allows(name) && !Placeholders.isIn(name)) {
                check.add(
                        "/pass_env",
                        "NOT_ALLOWED",
                        "'%s' is not on the installation's list of variables that may be passed: %s"
                                .formatted(name, environment.allowed()));
            }
        }
    }

    private void checkBounds(CommandSettings settings) {
        if (settings.input().getBytes(StandardCharsets.UTF_8).length > MAX_STDIN_BYTES) {
            check.add("/stdin", "OUT_OF_RANGE", "expected at most " + MAX_STDIN_BYTES + " bytes");
        }
        if (settings.loggedBytes() < 0 || settings.loggedBytes() > CommandSettings.MAX_OUTPUT) {
            check.add("/output_limit", "OUT_OF_RANGE", "expected 0 to " + CommandSettings.MAX_OUTPUT + " bytes");
        }
        if (settings.endingTime().isNegative() || settings.endingTime().compareTo(CommandSettings.MAX_GRACE) > 0) {
            check.add("/grace", "OUT_OF_RANGE", "expected 0s to 1m");
        }
        if (settings.successExitCodes().stream().anyMatch(code -> code < 0 || code > 255)) {
            check.add("/success_exit_codes", "OUT_OF_RANGE", "expected exit codes from 0 to 255");
        }
        settings.files().forEach(path -> checkPath("/files", path));
        String cwd = settings.cwd();
        if (cwd != null) {
            checkPath("/cwd", cwd);
        }
    }

    private void checkPath(String pointer, String path) {
        if (path.equals("..") || path.startsWith("../")) {
            check.add(pointer, "PATH_OUTSIDE", "outside the task's local_path: " + path);
        }
    }
}
