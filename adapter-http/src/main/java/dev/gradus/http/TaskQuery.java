package dev.gradus.http;

import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskState;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which tasks a caller wants listed. */
final class TaskQuery {
    private TaskQuery() {}

    static TaskFilter of(Call call) {
        return new TaskFilter(
                states(call),
                call.query("name").orElse(null),
                call.query("definition").orElse(null),
                labels(call),
                call.query("since").map(TaskQuery::instant).orElse(null),
                call.query("cursor").map(TaskQuery::cursor).orElse(null),
                call.limit());
    }

    private static Set<TaskState> states(Call call) {
        Set<TaskState> states = EnumSet.noneOf(TaskState.class);
        for (String list : call.queries("state")) {
            for (String word : list.split(",", -1)) {
                states.add(state(word.strip()));
            }
        }
        return states;
    }

    private static TaskState state(String word) {
        for (TaskState state : TaskState.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(word)) {
                return state;
            }
        }
        String known = Arrays.stream(TaskState.values())
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw Call.usage("state", "expected some of " + known);
    }

    private static Map<String, String> labels(Call call) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String label : call.queries("label")) {
            int equals = label.indexOf('=');
            if (equals < 1) {
                throw Call.usage("label", "expected KEY=VALUE");
            }
            labels.put(label.substring(0, equals), label.substring(equals + 1));
        }
        return labels;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Call.usage("since", "expected an instant such as 2026-01-31T12:00:00Z");
        }
    }

    private static TaskId cursor(String text) {
        long number = Call.number("cursor", text);
        if (number < 1) {
            throw Call.usage("cursor", "expected the next_cursor of an earlier answer");
        }
        return new TaskId(number);
    }
}
