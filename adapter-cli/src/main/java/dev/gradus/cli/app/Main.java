package dev.gradus.cli.app;

import dev.gradus.cli.CommandTree;
import dev.gradus.cli.Personality;
import dev.gradus.cli.Terminal;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {
    private static final int USUAL_COLUMNS = 80;

    private Main() {}

    /** Executes one command line. */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Preparation.beginFor(arguments, environment);
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var platform = new ConfiguredPlatform(environment, terminal(environment), err);
        CommandLine line =
                CommandTree.of(platform, Personality.of(System.getProperty("gradus.personality")), arguments);
        int code = line.setOut(out).setErr(err).execute(arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static Terminal terminal(Map<String, String> environment) {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        boolean interactive = System.console() != null;
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        int columns = plain ? 0 : statusColumns(System.getProperty("gradus.columns"));
        return new Terminal(input, interactive, interactive && !plain, columns, InstantSource.system());
    }

    /** As the launcher found them: Java cannot tell whether standard error is a terminal, nor how wide that is. */
    static int statusColumns(@Nullable String found) {
        if (found == null) {
            return 0;
        }
        return found.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(found) : USUAL_COLUMNS;
    }
}
