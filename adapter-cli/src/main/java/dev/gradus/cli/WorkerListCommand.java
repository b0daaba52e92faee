package dev.gradus.cli;

import picocli.CommandLine.Command;

/** {@code gradus worker list}. */
@Command(
        name = "list",
        description = "List the worker sessions, live and of the last day.",
        footer = {"", "Example: gradus worker list"})
final class WorkerListCommand extends BackendVerb {
    WorkerListCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        printer().list(backend.operations().workers(), Listing.WORKERS);
        return ExitCode.OK;
    }
}
