package dev.gradus.http;

import dev.gradus.core.api.DeliveryQuery;
import dev.gradus.core.api.Representations;
import dev.gradus.core.api.Webhooks;
import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.DeliveryId;
import java.util.List;

/** What subscribers were told or are to be told, under {@code /api/v1/deliveries}. */
final class DeliveryRoutes {
    private final Ports ports;
    private final Webhooks webhooks;
    private final Representations shapes;

    DeliveryRoutes(Ports ports) {
        this.ports = ports;
        this.webhooks = ports.webhooks();
        this.shapes = ports.shapes();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/deliveries", this::list),
                Route.get("/api/v1/deliveries/{delivery}", this::get),
                Route.post("/api/v1/deliveries/{delivery}/actions/redeliver", this::redeliver));
    }

    private Answer list(Call call) {
        DeliveryQuery query = new DeliveryQuery(
                call.query("subscription").orElse(null),
                call.query("task").orElse(null),
                call.query("state").orElse(null),
                call.query("cursor").orElse(null),
                call.limit());
        List<Delivery> found = webhooks.deliveries(query.in(ports));
        String next =
                found.size() == query.limit() ? found.get(found.size() - 1).id().toString() : null;
        return Answer.ok(TaskRoutes.listed(found.stream().map(shapes::delivery).toList(), next));
    }

    private Answer get(Call call) {
        return Answer.ok(shapes.delivery(webhooks.delivery(id(call))));
    }

    private Answer redeliver(Call call) {
        return Answer.ok(shapes.delivery(webhooks.redeliver(id(call))));
    }

    private static DeliveryId id(Call call) {
        return DeliveryQuery.delivery(call.path("delivery"));
    }
}
