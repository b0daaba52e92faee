package dev.gradus.cli;

import dev.gradus.core.api.DeliveryQuery;
import dev.gradus.core.data.Document;
import org.jspecify.annotations.Nullable;

/** Calls about what subscribers are told, to a server. */
final class RemoteDeliveryCalls implements DeliveryCalls {
    private static final String PATH = "/api/v1/deliveries";

    private final Remote remote;

    RemoteDeliveryCalls(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Document list(DeliveryQuery query) {
        return remote.get(PATH + "?limit=" + query.limit()
                + parameter("subscription", query.subscription())
                + parameter("task", query.task())
                + parameter("state", query.states())
                + parameter("cursor", query.cursor()));
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + Remote.part(value);
    }

    @Override
    public Document get(String id) {
        return remote.get(PATH + "/" + Remote.part(id));
    }

    @Override
    public Document redeliver(String id) {
        return remote.post(PATH + "/" + Remote.part(id) + "/actions/redeliver", Document.emptyObject());
    }
}
