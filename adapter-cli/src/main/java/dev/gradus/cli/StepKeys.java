package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names for steps that were given only a title. */
final class StepKeys {
    private static final int LONGEST = 90;

    private StepKeys() {}

    /** A name made from the title that no step of the task has. */
    static String free(String title, Document task) {
        String plain = title.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_.-]+", "-")
                .replaceAll("^[^a-z0-9]+|-+$", "");
        String base = plain.isEmpty() ? "step" : plain.substring(0, Math.min(LONGEST, plain.length()));
        Set<String> taken =
                Run.steps(task).stream().map(step -> Cells.text(step, "key")).collect(Collectors.toSet());
        String key = base;
        for (int number = 2; taken.contains(key); number++) {
            key = base + "-" + number;
        }
        return key;
    }
}
