package dev.gradus.cli;

import dev.gradus.core.api.DeliveryQuery;
import dev.gradus.core.data.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus webhook deliveries}. */
@Command(
        name = "deliveries",
        description = "List what subscribers were told or are to be told, newest first; or print one with its tries.",
        footer = {"", "Example: gradus webhook deliveries --to ci --state dead -o ids"})
final class WebhookDeliveriesCommand extends BackendVerb {
    @Parameters(paramLabel = "ID", arity = "0..1", description = "Only this one, with its payload and tries.")
    private @Nullable String id;

    @Option(names = "--to", paramLabel = "NAME", description = "Only those of this subscription.")
    private @Nullable String subscription;

    @Option(names = "--task", paramLabel = "TASK", description = "Only those about this task.")
    private @Nullable String task;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only these: pending, delivering, waiting, delivered, dead; separated by commas.")
    private @Nullable String state;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, 1 to 500 (${DEFAULT-VALUE}).")
    private int limit = 50;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Go on after the page that named this cursor.")
    private @Nullable String cursor;

    WebhookDeliveriesCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        if (id != null) {
            printer().one(backend.deliveries().get(id), Listing.DELIVERIES);
            return ExitCode.OK;
        }
        Document page = backend.deliveries().list(new DeliveryQuery(subscription, task, state, cursor, limit));
        printer().list(page.member("items").orElseThrow().items(), Listing.DELIVERIES);
        String next = Cells.text(page, "next_cursor");
        if (!next.isEmpty()) {
            say("there are more: --cursor " + next);
        }
        return ExitCode.OK;
    }
}
