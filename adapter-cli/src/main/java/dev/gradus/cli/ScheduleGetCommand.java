package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus schedule get}. */
@Command(
        name = "get",
        description = "Show a schedule with its next times and its last runs.",
        footer = {"", "Example: gradus schedule get nightly --runs --limit 100"})
final class ScheduleGetCommand extends BackendVerb {
    private static final int DEFAULT_LIMIT = 10;

    @Parameters(paramLabel = "NAME", description = "Its name.")
    private String name = "";

    @Option(names = "--runs", description = "List only its runs, latest first.")
    private boolean onlyRuns;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many runs, 1 to 500 (${DEFAULT-VALUE}).")
    private int limit = DEFAULT_LIMIT;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Runs after the page that named this cursor.")
    private String cursor = "";

    ScheduleGetCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        if (onlyRuns) {
            Document page = runs(backend);
            String next = Cells.text(page, "next_cursor");
            if (!next.isEmpty()) {
                say("there are more: --cursor " + next);
            }
            return ExitCode.OK;
        }
        Document schedule = backend.schedules().get(name);
        printer().one(schedule, Listing.SCHEDULES);
        if (printer().isForPeople()) {
            printer().line("");
            runs(backend);
        }
        return ExitCode.OK;
    }

    private Document runs(Backend backend) {
        Document page = backend.schedules().runs(name, cursor, limit);
        List<Document> items = page.member("items").orElseThrow().items();
        printer().list(items, Listing.SCHEDULE_RUNS);
        return page;
    }
}
