package dev.gradus.http;

import dev.gradus.core.api.Backfill;
import dev.gradus.core.api.ScheduleRepresentation;
import dev.gradus.core.api.ScheduleRequest;
import dev.gradus.core.api.Schedules;
import dev.gradus.core.data.Document;
import dev.gradus.core.port.Once;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleRun;
import dev.gradus.core.schedule.ScheduleSnapshot;
import dev.gradus.core.schedule.ScheduleSpec;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Schedules under {@code /api/v1}. */
final class ScheduleRoutes {
    private static final String PATH = "/api/v1/schedules";
    private static final Instant FAR = Instant.parse("9999-12-31T23:59:59Z");
    private static final int MOST_TIMES = 100;

    private final Ports ports;
    private final Schedules schedules;
    private final HostKinds hostKinds;
    private final ScheduleRepresentation shapes = new ScheduleRepresentation();

    ScheduleRoutes(Ports ports, HostKinds hostKinds) {
        this.ports = ports;
        this.schedules = ports.schedules();
        this.hostKinds = hostKinds;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, this::list),
                Route.post(PATH, this::create),
                Route.get(PATH + "/{name}", this::get),
                Route.put(PATH + "/{name}", this::revise),
                Route.delete(PATH + "/{name}", this::delete),
                Route.get(PATH + "/{name}/runs", this::runs),
                Route.get(PATH + "/{name}/next", this::next),
                Route.post(PATH + "/{name}/actions/pause", call -> hold(call, true)),
                Route.post(PATH + "/{name}/actions/resume", call -> hold(call, false)),
                Route.post(PATH + "/{name}/actions/trigger", this::trigger),
                Route.post(PATH + "/{name}/actions/backfill", this::backfill));
    }

    private Answer list(Call call) {
        int limit = call.limit();
        List<Schedule> page = schedules.list(call.query("cursor").orElse(""), limit);
        String next = page.size() < limit ? null : page.get(limit - 1).name();
        return Answer.ok(TaskRoutes.listed(page.stream().map(shapes::summary).toList(), next));
    }

    private Answer create(Call call) {
        ScheduleSpec spec = call.json(ScheduleRequest.class).spec();
        requireAllowed(spec);
        Once<ScheduleSnapshot> made = schedules.create(spec, call.cause(), call.idempotencyKeyOfPath());
        return Answer.once(201, made.map(shapes::schedule)).with("Location", PATH + "/" + spec.name());
    }

    /** A schedule runs what its definition says, which may be what strangers are refused. */
    private void requireAllowed(ScheduleSpec spec) {
        hostKinds.require(ports.definitions().get(spec.task().definition(), null));
    }

    private Answer get(Call call) {
        return Answer.ok(shapes.schedule(schedules.get(call.path("name"))));
    }

    private Answer revise(Call call) {
        ScheduleSpec spec = call.json(ScheduleRequest.class).spec(call.path("name"));
        requireAllowed(spec);
        return Answer.ok(shapes.schedule(schedules.revise(spec, call.cause())));
    }

    private Answer delete(Call call) {
        String reason = call.query("reason").orElse(null);
        return Answer.ok(shapes.summary(schedules.delete(call.path("name"), call.cause(reason))));
    }

    private Answer runs(Call call) {
        int limit = call.limit();
        Instant before = call.query("cursor").map(text -> time("cursor", text)).orElse(FAR);
        List<ScheduleRun> page = schedules.runs(call.path("name"), before, limit);
        String next = page.size() < limit ? null : page.get(limit - 1).tick().toString();
        return Answer.ok(TaskRoutes.listed(page.stream().map(shapes::run).toList(), next));
    }

    private static Instant time(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Call.usage(name, "expected a time such as 2026-01-31T12:00:00Z");
        }
    }

    private Answer next(Call call) {
        long count = call.query("count").map(text -> Call.number("count", text)).orElse((long)
                ScheduleRepresentation.SHOWN_TIMES);
        if (count < 1 || count > MOST_TIMES) {
            throw Call.usage("count", "expected 1 to %d, found %d".formatted(MOST_TIMES, count));
        }
        Schedule schedule = schedules.get(call.path("name")).schedule();
        return Answer.ok(Document.object(Map.of("items", shapes.times(shapes.next(schedule, (int) count)))));
    }

    private Answer hold(Call call, boolean paused) {
        String reason = call.json(ReasonBody.class).reason();
        return Answer.ok(shapes.schedule(schedules.hold(call.path("name"), paused, call.cause(reason))));
    }

    private Answer trigger(Call call) {
        String reason = call.json(ReasonBody.class).reason();
        String name = call.path("name");
        requireAllowed(schedules.get(name).schedule().spec());
        return Answer.once(
                200,
                schedules
                        .trigger(name, call.cause(reason), call.idempotencyKeyOfPath())
                        .map(shapes::run));
    }

    private Answer backfill(Call call) {
        BackfillBody body = call.json(BackfillBody.class);
        String name = call.path("name");
        requireAllowed(schedules.get(name).schedule().spec());
        Once<List<ScheduleRun>> added =
                schedules.backfill(name, body.asked(), call.cause(body.reason()), call.idempotencyKeyOfPath());
        return Answer.once(
                200,
                added.map(
                        runs -> TaskRoutes.listed(runs.stream().map(shapes::run).toList(), null)));
    }

    /** Why something is asked for. */
    record ReasonBody(@Nullable String reason) {}

    /** Which runs are asked for. */
    record BackfillBody(
            Instant from,
            Instant to,
            @Nullable Boolean atOnce,
            @Nullable Boolean dryRun,
            @Nullable String reason) {
        Backfill asked() {
            return new Backfill(from, to, Boolean.TRUE.equals(atOnce), Boolean.TRUE.equals(dryRun));
        }
    }
}
