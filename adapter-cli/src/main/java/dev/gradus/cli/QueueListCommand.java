package dev.gradus.cli;

import picocli.CommandLine.Command;

/** {@code gradus queue list}. */
@Command(
        name = "list",
        description = "List the named queues that something was said of or in which steps wait.",
        footer = {"", "Example: gradus queue list"})
final class QueueListCommand extends BackendVerb {
    QueueListCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        printer().list(backend.queues().list(), Listing.QUEUES);
        return ExitCode.OK;
    }
}
