package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gradus ledger export}: every entry that matches, a page at a time. */
@Command(
        name = "export",
        description = "Print every entry of the ledger that matches.",
        footer = {"", "Example: gradus ledger export --since 720h -o csv > ledger.csv"})
final class LedgerExportCommand extends BackendVerb {
    private static final int PAGE = 500;

    @Mixin
    private LedgerFilters filters = new LedgerFilters();

    LedgerExportCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        LedgerQuery query =
                filters.query(null, PAGE, session().platform().terminal().clock());
        printer().list(all(backend.ledger(), query), Listing.LEDGER);
        return ExitCode.OK;
    }

    /** Every entry that the query matches. */
    static List<Document> all(LedgerCalls ledger, LedgerQuery query) {
        List<Document> entries = new ArrayList<>();
        LedgerQuery next = query;
        while (true) {
            Document page = ledger.list(next);
            entries.addAll(page.member("items").orElseThrow().items());
            String cursor = Cells.text(page, "next_cursor");
            if (cursor.isEmpty()) {
                return entries;
            }
            next = query.after(cursor);
        }
    }
}
