package dev.gradus.http;

import dev.gradus.core.api.Representations;
import dev.gradus.core.api.Webhooks;
import dev.gradus.core.data.Document;
import dev.gradus.core.event.Stream;
import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.DeliveryId;
import dev.gradus.core.outbox.DeliveryState;
import dev.gradus.core.outbox.SubscriptionId;
import dev.gradus.core.port.DeliveryFilter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        DeliveryFilter filter = filter(call);
        List<Delivery> found = webhooks.deliveries(filter);
        String next = found.size() == filter.limit()
                ? found.get(found.size() - 1).id().toString()
                : null;
        return Answer.ok(
                TaskRoutes.listed(found.stream().map(shapes::delivery).toList(), next));
    }

    private Answer get(Call call) {
        return Answer.ok(shapes.delivery(webhooks.delivery(id("delivery", call.path("delivery")))));
    }

    private Answer redeliver(Call call) {
        return Answer.ok(shapes.delivery(webhooks.redeliver(id("delivery", call.path("delivery")))));
    }

    private DeliveryFilter filter(Call call) {
        Optional<SubscriptionId> subscription =
                call.query("subscription").map(name -> webhooks.subscription(name).id());
        Optional<Stream> task = call.query("task")
                .map(name -> new Stream(
                        Stream.Kind.TASK, ports.tasks().resolve(name).value()));
        return new DeliveryFilter(
                subscription.orElse(null),
                task.orElse(null),
                states(call),
                call.query("cursor").map(text -> id("cursor", text)).orElse(null),
                call.limit());
    }

    private static Set<DeliveryState> states(Call call) {
        Set<DeliveryState> states = EnumSet.noneOf(DeliveryState.class);
        call.queries("state").stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(word -> state(word.strip()))
                .forEach(states::add);
        return states;
    }

    private static DeliveryState state(String word) {
        return Arrays.stream(DeliveryState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Call.usage(
                        "state",
                        "expected some of "
                                + Arrays.stream(DeliveryState.values())
                                        .map(DeliveryState::word)
                                        .collect(Collectors.joining(", "))));
    }

    private static DeliveryId id(String name, String text) {
        long number = Call.number(name, text);
        if (number < 1) {
            throw Call.usage(name, "expected the number of a delivery");
        }
        return new DeliveryId(number);
    }
}
