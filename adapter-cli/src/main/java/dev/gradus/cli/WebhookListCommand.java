package dev.gradus.cli;

import picocli.CommandLine.Command;

/** {@code gradus webhook list}. */
@Command(
        name = "list",
        description = "List who is told of events.",
        footer = {"", "Example: gradus webhook list"})
final class WebhookListCommand extends BackendVerb {
    WebhookListCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        printer().list(backend.webhooks().list(), Listing.SUBSCRIPTIONS);
        return ExitCode.OK;
    }
}
