package dev.gradus.cli.app;

import dev.gradus.cli.CommandTree;
import dev.gradus.cli.Personality;
import dev.gradus.cli.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Executes the usual commands once, a server last, so that the classes they load are known. */
final class Rehearsal {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"),
            List.of("version"),
            List.of("run-flow", "--text", "hello", "--a", "2", "--b", "3"),
            List.of("task", "list"),
            List.of("task", "list", "-o", "json"),
            List.of("task", "get", "1"),
            List.of("step", "list", "1"),
            List.of("explain", "1"),
            List.of("tree", "1"),
            List.of("logs", "1"),
            List.of("worker", "list"));

    private Rehearsal() {}

    /** Ends with 0 when every command did. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        for (List<String> command : COMMANDS) {
            int code = execute(command, System.getenv());
            if (code != 0) {
                System.err.println(String.join(" ", command) + " ended with " + code);
                System.exit(code);
            }
        }
        RehearsedServer.ask(command -> execute(command, System.getenv()));
        System.exit(0);
    }

    private static int execute(List<String> command, Map<String, String> environment) {
        var out = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var input = new BufferedReader(new InputStreamReader(InputStream.nullInputStream(), StandardCharsets.UTF_8));
        var terminal = new Terminal(input, false, false, Main.statusColumns(null), InstantSource.system());
        String[] arguments = Stream.concat(Stream.of("-q"), command.stream()).toArray(String[]::new);
        Preparation.beginFor(arguments, environment);
        var platform = new ConfiguredPlatform(environment, terminal, err);
        return CommandTree.of(platform, Personality.of(null), arguments)
                .setOut(out)
                .setErr(err)
                .execute(arguments);
    }
}
