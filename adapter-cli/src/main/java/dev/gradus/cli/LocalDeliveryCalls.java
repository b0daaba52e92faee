package dev.gradus.cli;

import dev.gradus.core.api.DeliveryQuery;
import dev.gradus.core.api.Webhooks;
import dev.gradus.core.data.Document;
import dev.gradus.core.outbox.Delivery;
import java.util.List;
import java.util.Map;

/** Calls about what subscribers are told, straight to the engine. */
final class LocalDeliveryCalls implements DeliveryCalls {
    private final DrivingPorts ports;
    private final Webhooks webhooks;

    LocalDeliveryCalls(DrivingPorts ports) {
        this.ports = ports;
        this.webhooks = ports.webhooks();
    }

    @Override
    public Document list(DeliveryQuery query) {
        List<Delivery> found = webhooks.deliveries(query.in(ports));
        String next =
                found.size() == query.limit() ? found.get(found.size() - 1).id().toString() : null;
        List<Document> items = found.stream().map(ports.shapes()::delivery).toList();
        return Document.object(Map.of("items", items)).with("next_cursor", next);
    }

    @Override
    public Document get(String id) {
        return ports.shapes().delivery(webhooks.delivery(DeliveryQuery.delivery(id)));
    }

    @Override
    public Document redeliver(String id) {
        return ports.shapes().delivery(webhooks.redeliver(DeliveryQuery.delivery(id)));
    }
}
