package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus schedule backfill}. */
@Command(
        name = "backfill",
        description = "Have the runs of a time gone by made that were not made.",
        footer = {
            "",
            "Example: gradus schedule backfill nightly --from 2026-01-01T00:00:00Z --to 2026-01-08T00:00:00Z --dry-run"
        })
final class ScheduleBackfillCommand extends BackendVerb {
    @Parameters(paramLabel = "NAME", description = "Its name.")
    private String name = "";

    @Option(names = "--from", paramLabel = "TIME", required = true, description = "The first moment.")
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME", required = true, description = "The first moment no longer meant.")
    private String to = "";

    @Option(names = "--at-once", description = "Begin them all now; else one after the other.")
    private boolean atOnce;

    @Option(names = "--idempotency-key", paramLabel = "KEY", description = CallersKey.MAKES_ONCE)
    private @Nullable String key;

    @Mixin
    private Consent consent = new Consent();

    ScheduleBackfillCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document details = Document.object(Map.of(
                "from", Document.of(from),
                "to", Document.of(to),
                "at_once", atOnce,
                "dry_run", consent.isDryRun()));
        Document because = consent.reason() == null ? details : details.with("reason", Document.of(consent.reason()));
        List<Document> runs = backend.schedules()
                .act(name, ScheduleAction.BACKFILL, because, key)
                .member("items")
                .orElseThrow()
                .items();
        printer().list(runs, Listing.SCHEDULE_RUNS);
        say("%d run(s) %s".formatted(runs.size(), consent.isDryRun() ? "would be added" : "added"));
        return ExitCode.OK;
    }
}
