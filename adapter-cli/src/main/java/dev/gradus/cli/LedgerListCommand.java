package dev.gradus.cli;

import dev.gradus.core.data.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gradus ledger list}. */
@Command(
        name = "list",
        description = "List entries of the ledger, the latest first.",
        footer = {"", "Example: gradus ledger list --status awaiting_approval --since 24h"})
final class LedgerListCommand extends BackendVerb {
    private static final int DEFAULT_LIMIT = 50;

    @Mixin
    private LedgerFilters filters = new LedgerFilters();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, 1 to 500 (${DEFAULT-VALUE}).")
    private int limit = DEFAULT_LIMIT;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Go on after the page that named this cursor.")
    private @Nullable String cursor;

    LedgerListCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document page = backend.ledger()
                .list(filters.query(
                        cursor, limit, session().platform().terminal().clock()));
        printer().list(page.member("items").orElseThrow().items(), Listing.LEDGER);
        String next = Cells.text(page, "next_cursor");
        if (!next.isEmpty()) {
            say("there are more: --cursor " + next);
        }
        return ExitCode.OK;
    }
}
