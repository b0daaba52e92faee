package dev.gradus.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code gradus completion}. */
@Command(
        name = "completion",
        description = "Print the completion script for bash and zsh.",
        footer = {"", "Example: source <(gradus completion)"})
final class CompletionCommand extends Verb {
    CompletionCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute() {
        session()
                .out(spec())
                .print(AutoComplete.bash(spec().root().name(), spec().root().commandLine()));
        return ExitCode.OK;
    }
}
