package dev.gradus.http;

import dev.gradus.core.api.QueueRepresentation;
import dev.gradus.core.api.Queues;
import dev.gradus.core.event.Cause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Named queues under {@code /api/v1}. */
final class QueueRoutes {
    private static final String PATH = "/api/v1/queues";

    private final Queues queues;
    private final QueueRepresentation shapes = new QueueRepresentation();

    QueueRoutes(Ports ports) {
        this.queues = ports.queues();
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, this::list),
                Route.get(PATH + "/{name}", call -> shown(call.path("name"))),
                Route.post(PATH + "/{name}/actions/pause", call -> act(call, queues::pause)),
                Route.post(PATH + "/{name}/actions/resume", call -> act(call, queues::resume)),
                Route.post(PATH + "/{name}/actions/limit", this::limit));
    }

    private Answer list(Call call) {
        return Answer.ok(
                TaskRoutes.listed(queues.list().stream().map(shapes::queue).toList(), null));
    }

    private Answer shown(String name) {
        return Answer.ok(shapes.queue(queues.get(name)));
    }

    private Answer act(Call call, Verb verb) {
        String name = call.path("name");
        verb.act(name, call.cause(call.json(ScheduleRoutes.ReasonBody.class).reason()));
        return shown(name);
    }

    private Answer limit(Call call) {
        LimitBody body = call.json(LimitBody.class);
        String name = call.path("name");
        queues.limit(name, body.limit(), call.cause(body.reason()));
        return shown(name);
    }

    /** What is done to a queue. */
    @FunctionalInterface
    private interface Verb {
        Object act(String name, Cause cause);
    }

    /** How many at once; any number without a limit. */
    record LimitBody(@Nullable Integer limit, @Nullable String reason) {}
}
