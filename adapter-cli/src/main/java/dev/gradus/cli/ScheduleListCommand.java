package dev.gradus.cli;

import dev.gradus.core.data.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gradus schedule list}. */
@Command(
        name = "list",
        description = "List schedules by name.",
        footer = {"", "Example: gradus schedule list -o wide"})
final class ScheduleListCommand extends BackendVerb {
    private static final int DEFAULT_LIMIT = 50;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, 1 to 500 (${DEFAULT-VALUE}).")
    private int limit = DEFAULT_LIMIT;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Go on after the page that named this cursor.")
    private String cursor = "";

    ScheduleListCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        print(backend.schedules().list(cursor, limit), Listing.SCHEDULES);
        return ExitCode.OK;
    }

    private void print(Document page, Listing listing) {
        printer().list(page.member("items").orElseThrow().items(), listing);
        String next = Cells.text(page, "next_cursor");
        if (!next.isEmpty()) {
            say("there are more: --cursor " + next);
        }
    }
}
