package dev.gradus.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Executes command lines and keeps what they print. */
final class Shell {
    private final Platform platform;
    private final Personality personality;

    Shell(Platform platform, Personality personality) {
        this.platform = platform;
        this.personality = personality;
    }

    Result run(String... arguments) {
        return run(CommandTree.of(platform, personality, arguments), arguments);
    }

    static Result run(CommandLine commands, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = commands.setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Result(code, out.toString(), err.toString());
    }

    CommandLine commands() {
        return CommandTree.of(platform, personality);
    }

    /** What came of a command line. */
    record Result(int code, String out, String err) {}
}
