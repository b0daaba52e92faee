package dev.gradus.cli;

import picocli.CommandLine.Command;

/** {@code gradus definition list}. */
@Command(
        name = "list",
        description = "List the definitions that tasks can be made from by name.",
        footer = {"", "Example: gradus definition list"})
final class DefinitionListCommand extends BackendVerb {
    DefinitionListCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        printer().list(backend.definitions().list(), Listing.DEFINITIONS);
        return ExitCode.OK;
    }
}
