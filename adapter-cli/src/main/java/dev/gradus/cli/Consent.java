package dev.gradus.cli;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of commands that change what is there: why, whether really, and whether a person is asked first. picocli fills
 * them in.
 */
final class Consent {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
    private @Nullable String reason;

    @Option(names = "--dry-run", description = "Print what it would be done to, and change nothing.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask; needed off a terminal for several things at once and for what cannot be undone.")
    private boolean yes;

    @Nullable
    String reason() {
        return reason;
    }

    boolean isDryRun() {
        return dryRun;
    }

    /**
     * Whether to go on with what bears asking: by {@code --yes}, or because a person says so.
     *
     * @param deed what would be done, as a command: {@code cancel 3 tasks}
     * @throws CoreException USAGE when there is nobody to ask
     */
    boolean isGiven(String deed, Terminal terminal, PrintWriter messages) {
        if (yes) {
            return true;
        }
        if (!terminal.interactive()) {
            throw new CoreException(
                    ErrorCode.USAGE,
                    "%s: nobody is there to ask, so say --yes; --dry-run changes nothing".formatted(deed));
        }
        messages.print(deed + "? [y/N] ");
        messages.flush();
        boolean agreed = isYes(terminal);
        if (!agreed) {
            messages.println("nothing was done");
            messages.flush();
        }
        return agreed;
    }

    private static boolean isYes(Terminal terminal) {
        try {
            String answer = terminal.input().readLine();
            return answer != null && answer.strip().matches("(?i)y(es)?");
        } catch (IOException e) {
            return false;
        }
    }
}
