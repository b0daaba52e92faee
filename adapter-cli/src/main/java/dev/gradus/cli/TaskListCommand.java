package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gradus task list}. */
@Command(
        name = "list",
        description = "List tasks, newest first.",
        footer = {"", "Example: gradus task list --state failed --since 24h -o ids"})
final class TaskListCommand extends BackendVerb {
    private static final int DEFAULT_LIMIT = 50;

    @Option(
            names = {"--state", "--status"},
            paramLabel = "STATE",
            split = ",",
            description = "Only tasks in this state; may be given again.")
    private List<String> states = List.of();

    @Option(names = "--name", paramLabel = "NAME", description = "Only tasks of this name.")
    private @Nullable String name;

    @Option(names = "--definition", paramLabel = "NAME", description = "Only tasks made from this definition.")
    private @Nullable String definition;

    @Option(names = "--label", paramLabel = "KEY=VALUE", description = "Only tasks with this label.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(names = "--since", paramLabel = "TIME", description = "Created since: a time, or an age such as 24h.")
    private @Nullable String since;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, 1 to 500 (${DEFAULT-VALUE}).")
    private int limit = DEFAULT_LIMIT;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Go on after the page that named this cursor.")
    private @Nullable String cursor;

    TaskListCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document page = backend.tasks().list(new TaskQuery(states, name, definition, labels, from(), cursor, limit));
        printer().list(page.member("items").orElseThrow().items(), listing());
        String next = Cells.text(page, "next_cursor");
        if (!next.isEmpty()) {
            say("there are more: --cursor " + next);
        }
        return ExitCode.OK;
    }

    private Listing listing() {
        return session().isTaskSync() && printer().isForPeople() ? Listing.STANDING_TASKS : Listing.TASKS;
    }

    private @Nullable Instant from() {
        if (since == null) {
            return null;
        }
        return Moment.parse("--since", since, session().platform().terminal().clock());
    }
}
