package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus webhook edit}. */
@Command(
        name = "edit",
        description = "Change where a subscription goes or what it is about.",
        footer = {"", "Example: gradus webhook edit ci --type Task* --in-flight 8"})
final class WebhookEditCommand extends BackendVerb {
    @Parameters(paramLabel = "NAME", description = "Its name or number.")
    private String name = "";

    @Option(names = "--url", paramLabel = "URL", description = "Where deliveries go.")
    private @Nullable String url;

    @Mixin
    private WebhookWishes wishes = new WebhookWishes();

    WebhookEditCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document body = wishes.addedTo(
                url == null ? Document.emptyObject() : Document.emptyObject().with("url", url));
        if (body.size() == 0) {
            throw new CoreException(ErrorCode.USAGE, "nothing to change: --url, --type, --definition or --in-flight");
        }
        printer().one(backend.webhooks().edit(name, body), Listing.SUBSCRIPTIONS);
        return ExitCode.OK;
    }
}
