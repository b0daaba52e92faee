package dev.gradus.cli;

import dev.gradus.core.data.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gradus webhook rotate}. */
@Command(
        name = "rotate",
        description = "Sign with another secret; for a day the old one signs beside it.",
        footer = {"", "Example: gradus webhook rotate ci"})
final class WebhookRotateCommand extends BackendVerb {
    @Parameters(paramLabel = "NAME", description = "Its name or number.")
    private String name = "";

    @Mixin
    private WebhookSecret secret = new WebhookSecret();

    WebhookRotateCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document body =
                secret.addedTo(Document.emptyObject(), session().platform().terminal());
        Document rotated = backend.webhooks().act(name, "rotate", body);
        printer().one(secret.shownWith(rotated), Listing.SUBSCRIPTIONS);
        return ExitCode.OK;
    }
}
