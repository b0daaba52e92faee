package dev.gradus.cli;

import dev.gradus.core.data.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus webhook pause}, {@code resume} and {@code disable}. */
@Command
final class WebhookActionCommand extends BackendVerb {
    private final String action;

    @Parameters(paramLabel = "NAME", description = "Its name or number.")
    private String name = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
    private @Nullable String reason;

    WebhookActionCommand(Session session, String action) {
        super(session);
        this.action = action;
    }

    @Override
    ExitCode execute(Backend backend) {
        Document body =
                reason == null ? Document.emptyObject() : Document.emptyObject().with("reason", reason);
        printer().one(backend.webhooks().act(name, action, body), Listing.SUBSCRIPTIONS);
        return ExitCode.OK;
    }
}
