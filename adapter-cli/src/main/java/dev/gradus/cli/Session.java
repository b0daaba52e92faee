package dev.gradus.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** One command line being executed: its options, its platform and its two outputs. */
final class Session {
    private final Platform platform;
    private final GlobalOptions options;
    private final Personality personality;

    Session(Platform platform, GlobalOptions options, Personality personality) {
        this.personality = personality;
        this.platform = requireNonNull(platform, "platform");
        this.options = requireNonNull(options, "options");
    }

    /** Whether answers for people are task-sync's. */
    boolean isTaskSync() {
        return personality == Personality.TASK_SYNC;
    }

    Platform platform() {
        return platform;
    }

    GlobalOptions options() {
        return options;
    }

    /** Prints results of a command. */
    Printer printer(CommandSpec command) {
        return new Printer(out(command), options.output, platform.terminal());
    }

    /** Data goes here. */
    PrintWriter out(CommandSpec command) {
        return command.commandLine().getOut();
    }

    /** Messages go here. */
    PrintWriter err(CommandSpec command) {
        return command.commandLine().getErr();
    }

    /** A message for people, unless they want none. */
    void say(CommandSpec command, String message) {
        if (!options.quiet) {
            err(command).println(message);
            err(command).flush();
        }
    }
}
