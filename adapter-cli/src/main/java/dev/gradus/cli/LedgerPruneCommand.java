package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gradus ledger prune}. */
@Command(
        name = "prune",
        description = "Forget the entries of the ledger that began before a moment.",
        footer = {"", "Example: gradus ledger prune --before 2160h --dry-run"})
final class LedgerPruneCommand extends BackendVerb {
    private static final int PAGE = 500;

    @Option(
            names = "--before",
            required = true,
            paramLabel = "TIME",
            description = "A time such as 2026-01-31T12:00:00Z, or an age such as 2160h.")
    private String before = "";

    @Mixin
    private Consent consent = new Consent();

    LedgerPruneCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Terminal terminal = session().platform().terminal();
        Instant moment = Moment.parse("--before", before, terminal.clock());
        if (consent.isDryRun()) {
            show(Document.object(Map.of("deleted", older(backend.ledger(), moment), "cutoff", moment)));
            say("nothing was done");
        } else if (consent.isGiven(
                "prune the ledger before " + moment, terminal, session().err(spec()))) {
            show(backend.ledger().prune(moment));
        }
        return ExitCode.OK;
    }

    private void show(Document pruned) {
        printer().one(pruned, Listing.PRUNED);
    }

    private static long older(LedgerCalls ledger, Instant moment) {
        var everything = new LedgerQuery(null, List.of(), List.of(), null, null, PAGE);
        return LedgerExportCommand.all(ledger, everything).stream()
                .filter(entry -> {
                    String began = Cells.text(entry, "started_at");
                    return !began.isEmpty() && Instant.parse(began).isBefore(moment);
                })
                .count();
    }
}
