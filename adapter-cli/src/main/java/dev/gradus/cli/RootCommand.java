package dev.gradus.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What stands before the command's name. */
@Command(
        name = "gradus",
        description = "Runs durable tasks made of steps, on one PostgreSQL.",
        mixinStandardHelpOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Example: gradus run-flow --text hello --a 2 --b 3",
            "Without --server and --database-url everything happens in an embedded PostgreSQL of your own."
        })
final class RootCommand {
    @Mixin
    final GlobalOptions options;

    RootCommand(GlobalOptions options) {
        this.options = options;
    }
}
