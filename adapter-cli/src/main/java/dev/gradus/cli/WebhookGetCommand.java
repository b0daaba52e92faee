package dev.gradus.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gradus webhook get}. */
@Command(
        name = "get",
        description = "Print a subscription, without its secret.",
        footer = {"", "Example: gradus webhook get ci"})
final class WebhookGetCommand extends BackendVerb {
    @Parameters(paramLabel = "NAME", description = "Its name or number.")
    private String name = "";

    WebhookGetCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        printer().one(backend.webhooks().get(name), Listing.SUBSCRIPTIONS);
        return ExitCode.OK;
    }
}
