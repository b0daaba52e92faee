package dev.gradus.http;

import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskSnapshot;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Versions of tasks as entity tags (RFC 9110, 8.8.3 and 13.1.1): the number of the task's last event, in quotes. {@code
 * If-Match} compares strongly, so that a weak tag matches nothing.
 */
final class Tags {
    private static final Pattern STRONG = Pattern.compile("(?<=^|,)[ \\t]*\"(\\d{1,18})\"[ \\t]*(?=,|$)");

    private Tags() {}

    static String of(TaskSnapshot task) {
        return "\"" + task.seq() + "\"";
    }

    /** On which versions of the task the caller wants to act. */
    static Precondition wanted(Call call) {
        String header = call.header("If-Match").orElse("*").strip();
        return header.equals("*") ? Precondition.NONE : Precondition.versions(versions(header));
    }

    /** Whether the caller has the task as it is. */
    static boolean isKnown(TaskSnapshot task, Call call) {
        String header = call.header("If-None-Match").orElse("").replace("W/", "");
        return header.strip().equals("*") || versions(header).contains(task.seq());
    }

    private static Set<Long> versions(String header) {
        return STRONG.matcher(header)
                .results()
                .map((MatchResult tag) -> Long.valueOf(tag.group(1)))
                .collect(Collectors.toSet());
    }
}
