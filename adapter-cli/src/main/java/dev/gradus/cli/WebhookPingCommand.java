package dev.gradus.cli;

import dev.gradus.core.data.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gradus webhook ping}. */
@Command(
        name = "ping",
        description = "Send a body that tells of nothing, now and once; ends with 6 when it was not accepted.",
        footer = {"", "Example: gradus webhook ping ci"})
final class WebhookPingCommand extends BackendVerb {
    @Parameters(paramLabel = "NAME", description = "Its name or number.")
    private String name = "";

    WebhookPingCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document result = backend.webhooks().ping(name);
        printer().one(result, Listing.SUBSCRIPTIONS);
        return Cells.text(result, "success").equals("true") ? ExitCode.OK : ExitCode.UNREACHABLE;
    }
}
