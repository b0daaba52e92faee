package dev.gradus.cli;

import dev.gradus.core.data.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gradus webhook create}. */
@Command(
        name = "create",
        description = "Tell somebody of events from now on, signed as the Standard Webhooks specification says.",
        footer = {"", "Example: gradus webhook create ci https://ci.example/hooks/gradus --type TaskFailed"})
final class WebhookCreateCommand extends BackendVerb {
    @Parameters(index = "0", paramLabel = "NAME", description = "A name for the subscription.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "URL", description = "Where deliveries go.")
    private String url = "";

    @Mixin
    private WebhookWishes wishes = new WebhookWishes();

    @Mixin
    private WebhookSecret secret = new WebhookSecret();

    WebhookCreateCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document body = wishes.addedTo(Document.emptyObject().with("name", name).with("url", url));
        Document made = backend.webhooks()
                .create(secret.addedTo(body, session().platform().terminal()));
        printer().one(secret.shownWith(made), Listing.SUBSCRIPTIONS);
        return ExitCode.OK;
    }
}
