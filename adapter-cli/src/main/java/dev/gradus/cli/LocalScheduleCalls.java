package dev.gradus.cli;

import dev.gradus.core.api.Backfill;
import dev.gradus.core.api.ScheduleRepresentation;
import dev.gradus.core.api.ScheduleRequest;
import dev.gradus.core.api.Schedules;
import dev.gradus.core.data.BindingException;
import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.IdempotencyKey;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleRun;
import dev.gradus.core.schedule.ScheduleSpec;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls about schedules, straight to the engine. */
final class LocalScheduleCalls implements ScheduleCalls {
    private static final Instant FAR = Instant.parse("9999-12-31T23:59:59Z");

    private final DrivingPorts ports;
    private final Schedules schedules;
    private final ScheduleRepresentation shapes = new ScheduleRepresentation();

    LocalScheduleCalls(DrivingPorts ports) {
        this.ports = ports;
        this.schedules = ports.schedules();
    }

    @Override
    public Document list(String cursor, int limit) {
        List<Schedule> page = schedules.list(cursor, limit);
        return page(
                page.stream().map(shapes::summary).toList(),
                page.size() < limit ? null : page.get(limit - 1).name());
    }

    private static Document page(List<Document> items, @Nullable String next) {
        return Document.object(Map.of("items", items)).with("next_cursor", next);
    }

    @Override
    public Document get(String name) {
        return shapes.schedule(schedules.get(name));
    }

    @Override
    public Document runs(String name, String cursor, int limit) {
        List<ScheduleRun> page = schedules.runs(name, cursor.isEmpty() ? FAR : time(cursor), limit);
        return page(
                page.stream().map(shapes::run).toList(),
                page.size() < limit ? null : page.get(limit - 1).tick().toString());
    }

    private static Instant time(String cursor) {
        try {
            return Instant.parse(cursor);
        } catch (DateTimeParseException e) {
            throw new CoreException(ErrorCode.USAGE, "--cursor must be a time such as 2026-01-31T12:00:00Z", e);
        }
    }

    @Override
    public Document next(String name, int count) {
        Schedule schedule = schedules.get(name).schedule();
        return page(shapes.times(shapes.next(schedule, count)), null);
    }

    @Override
    public Document create(Document schedule, @Nullable String key) {
        ScheduleSpec spec = bound(schedule, ScheduleRequest.class).spec();
        return shapes.schedule(schedules
                .create(spec, cause(null), CallersKey.of(key, schedule))
                .value());
    }

    @Override
    public Document revise(String name, Document schedule) {
        return shapes.schedule(
                schedules.revise(bound(schedule, ScheduleRequest.class).spec(name), cause(null)));
    }

    private static <T extends Record> T bound(Document body, Class<T> type) {
        try {
            return body.as(type);
        } catch (BindingException unfit) {
            throw CoreException.invalidInput(unfit);
        }
    }

    private Cause cause(@Nullable String why) {
        return ports.because(why);
    }

    @Override
    public Document act(String name, ScheduleAction action, Document details, @Nullable String key) {
        IdempotencyKey once = CallersKey.of(
                key, Document.object(Map.of("name", Document.of(name), "action", action.word(), "details", details)));
        Details asked = bound(details, Details.class);
        Cause cause = cause(asked.reason());
        return switch (action) {
            case PAUSE -> shapes.schedule(schedules.hold(name, true, cause));
            case RESUME -> shapes.schedule(schedules.hold(name, false, cause));
            case TRIGGER -> shapes.run(schedules.trigger(name, cause, once).value());
            case BACKFILL ->
                page(
                        schedules.backfill(name, asked.backfill(), cause, once).value().stream()
                                .map(shapes::run)
                                .toList(),
                        null);
        };
    }

    @Override
    public Document delete(String name, @Nullable String why) {
        return shapes.summary(schedules.delete(name, cause(why)));
    }

    /** What actions are told, as the API has it. */
    record Details(
            @Nullable String reason,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Boolean atOnce,
            @Nullable Boolean dryRun) {
        Backfill backfill() {
            if (from == null || to == null) {
                throw new CoreException(ErrorCode.USAGE, "a backfill needs from and to");
            }
            return new Backfill(from, to, Boolean.TRUE.equals(atOnce), Boolean.TRUE.equals(dryRun));
        }
    }
}
