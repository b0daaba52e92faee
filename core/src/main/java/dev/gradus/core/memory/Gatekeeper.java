package dev.gradus.core.memory;

import dev.gradus.core.queue.NamedQueue;
import dev.gradus.core.queue.Refusal;
import dev.gradus.core.queue.Refusal.Holder;
import dev.gradus.core.step.Concurrency;
import dev.gradus.core.step.Gates;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which steps are admitted: a live step holds what it names. Used in transactions only. */
final class Gatekeeper {
    private final TaskTable tasks;
    private final Holdings holdings;
    private final Map<String, NamedQueue> queues = new TreeMap<>();

    Gatekeeper(TaskTable tasks, Holdings holdings) {
        this.tasks = tasks;
        this.holdings = holdings;
    }

    Map<String, NamedQueue> queues() {
        return queues;
    }

    NamedQueue queue(String name) {
        return queues.getOrDefault(name, NamedQueue.open(name));
    }

    /** Why such a step would not be admitted. */
    Optional<Refusal> refusal(Gates gates) {
        return refusal(gates, List.of());
    }

    /** The same when these are about to be held, too. */
    Optional<Refusal> refusal(Gates gates, List<String> more) {
        return ofQueue(gates, more).or(() -> ofKey(gates, more));
    }

    private Optional<Refusal> ofQueue(Gates gates, List<String> more) {
        if (gates.queue() == null) {
            return Optional.empty();
        }
        NamedQueue queue = queue(gates.queue());
        String gate = Gates.ofQueue(queue.name());
        if (queue.paused()) {
            return Optional.of(new Refusal(true, gate, List.of()));
        }
        return queue.limit() == null ? Optional.empty() : full(gate, queue.limit(), more);
    }

    private Optional<Refusal> ofKey(Gates gates, List<String> more) {
        Concurrency concurrency = gates.concurrency();
        return concurrency == null ? Optional.empty() : full(Gates.ofKey(concurrency.key()), concurrency.limit(), more);
    }

    private Optional<Refusal> full(String gate, int limit, List<String> more) {
        List<Holder> holders = holders(gate);
        return holders.size() + Collections.frequency(more, gate) < limit
                ? Optional.empty()
                : Optional.of(new Refusal(
                        false,
                        gate,
                        holders.stream().limit(Refusal.MOST_HOLDERS).toList()));
    }

    /** The live steps that hold the gate, those claimed first in front. */
    List<Holder> holders(String gate) {
        return holdings.all().stream()
                .map(Holdings.Holding::step)
                .filter(held -> tasks.find(held.task())
                        .flatMap(task -> task.step(held.step()))
                        .filter(step -> step.spec().gates().names().contains(gate))
                        .isPresent())
                .map(held -> new Holder(held.task(), held.step()))
                .toList();
    }
}
