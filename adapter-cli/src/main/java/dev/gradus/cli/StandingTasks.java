package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tasks whose steps people edit. */
final class StandingTasks {
    private static final int PAGE = 500;

    private StandingTasks() {}

    /** All of them without their steps, in the order of their numbers. */
    static List<Document> of(TaskCalls calls) {
        List<Document> found = new ArrayList<>();
        String cursor = null;
        do {
            Document page = calls.list(new TaskQuery(List.of(), null, null, Map.of(), null, cursor, PAGE));
            page.member("items").orElseThrow().items().stream()
                    .filter(task -> Cells.text(task, "definition").isEmpty())
                    .forEach(found::add);
            String next = Cells.text(page, "next_cursor");
            cursor = next.isEmpty() ? null : next;
        } while (cursor != null);
        found.sort(
                Comparator.comparingLong(task -> task.member("id").orElseThrow().longValue()));
        return found;
    }

    /** The one that is named with its steps, or all of them when none is. */
    static List<Document> whole(@Nullable String named, TaskCalls calls) {
        return named == null
                ? of(calls).stream()
                        .map(task -> calls.get(Cells.text(task, "id")))
                        .toList()
                : List.of(calls.get(named));
    }
}
