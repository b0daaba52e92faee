package dev.gradus.core.definition;

import dev.gradus.core.data.Document;
import dev.gradus.core.schedule.Missed;
import dev.gradus.core.schedule.Overlap;
import dev.gradus.core.schedule.ScheduleSpec;
import dev.gradus.core.schedule.ScheduledTask;
import dev.gradus.core.schedule.TickPolicy;
import dev.gradus.core.schedule.Timetable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schedule that a definition declares: {@code {cron, zone, every, from, at, overlap, missed, inputs, local_path, shared_path}},
 * or the bare cron expression. Confined to one reading.
 */
final class ScheduleFormat {
    static final List<String> KEYS =
            List.of("cron", "zone", "every", "from", "at", "overlap", "missed", "inputs", "local_path", "shared_path");

    private static final int MAX_CRON = 200;
    private static final int MAX_ZONE = 100;
    private static final int MAX_PATH = 4_096;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Findings findings;
    private final Suggestions suggestions;

    /**
     * A reader.
     *
     * @param findings of the schedule alone
     */
    ScheduleFormat(Findings findings, Suggestions suggestions) {
        this.findings = findings;
        this.suggestions = suggestions;
    }

    /** The schedule that a checked definition declares, when it declares one. */
    static @Nullable ScheduleSpec of(Document source) {
        Document name = source.member("name").orElseThrow();
        return source.member("schedule")
                .map(Node::withoutPlaces)
                .map(node -> new ScheduleFormat(new Findings("checked definition"), new Suggestions())
                        .read(name.text(), node))
                .orElse(null);
    }

    /** The schedule, or nothing after findings were added. */
    @Nullable
    ScheduleSpec read(String name, Node node) {
        Node object = node.value().isString()
                ? Node.object(node.at(), Map.of("cron", new Node.Member(node.at(), node)))
                : node;
        Fields fields = new Fields(object, findings);
        if (!fields.isObject(object)) {
            return null;
        }
        fields.refuseUnknown(KEYS, suggestions);
        TickPolicy policy = TickPolicy.of(
                fields.has("overlap") ? fields.word("overlap", Overlap.SKIP, Overlap.values(), Overlap::word) : null,
                fields.has("missed") ? fields.word("missed", Missed.LATEST, Missed.values(), Missed::word) : null);
        ScheduledTask task = task(name, fields);
        Timetable timetable = timetable(fields, object);
        return timetable == null || !findings.isEmpty() ? null : new ScheduleSpec(name, timetable, policy, task, true);
    }

    private ScheduledTask task(String name, Fields fields) {
        Node inputs = fields.node("inputs");
        String path = fields.text("local_path", "", MAX_PATH);
        return new ScheduledTask(
                name,
                inputs != null && fields.isObject(inputs) ? inputs.value() : Document.emptyObject(),
                path.isEmpty() ? null : path,
                fields.isTrue("shared_path"),
                Map.of());
    }

    private @Nullable Timetable timetable(Fields fields, Node object) {
        String cron = text(fields, "cron", MAX_CRON);
        String zone = text(fields, "zone", MAX_ZONE);
        Duration every = fields.has("every") ? fields.duration("every", SHORTEST, SHORTEST, LONGEST) : null;
        Instant from = instant(fields, "from");
        Instant at = instant(fields, "at");
        if (!findings.isEmpty()) {
            return null;
        }
        try {
            return new Timetable(cron, zone, every, from, at);
        } catch (IllegalArgumentException refused) {
            String message = String.valueOf(refused.getMessage());
            String key = KEYS.stream().filter(message::startsWith).findFirst().orElse("");
            findings.add(object.locate(key.isEmpty() ? "" : "/" + key, false), ProblemCode.BAD_VALUE, message);
            return null;
        }
    }

    private static @Nullable String text(Fields fields, String key, int maxChars) {
        String text = fields.text(key, "", maxChars);
        return text.isEmpty() ? null : text;
    }

    private @Nullable Instant instant(Fields fields, String key) {
        Node node = fields.node(key);
        if (node == null || !fields.isText(node)) {
            return null;
        }
        try {
            return OffsetDateTime.parse(node.value().text()).toInstant();
        } catch (DateTimeException unreadable) {
            findings.add(
                    node.at(),
                    ProblemCode.BAD_VALUE,
                    "expected a time such as 2026-01-31T12:00:00Z, found %s"
                            .formatted(Wording.quoted(node.value().text())));
            return null;
        }
    }
}
