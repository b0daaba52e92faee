package dev.gradus.core.port;

import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.Settlement;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.TryResult;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.Subscriptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Subscriptions, what they are told of and their deliveries, for the contracts of the outbox. */
public interface OutboxFixtures extends StoresContract {
    /** More than is under way in any test. */
    int MANY = 100;

    /** Longer than any test. */
    Duration LEASE = Duration.ofMinutes(5);

    /** An answer of success. */
    TryResult OK = TryResult.answered(204, Duration.ofMillis(3));

    /** Silence. */
    TryResult SILENCE = TryResult.failed("connection refused", Duration.ofMillis(3));

    /** Somebody who is told of tasks of one definition, and that definition. */
    record Told(Subscription subscription, String definition) {}

    /** A new subscription to a new definition. */
    default Told told() {
        String definition = unique("definition");
        return new Told(
                stores().subscriptions().create(Subscriptions.ofDefinition(unique("hook"), definition)), definition);
    }

    /** A new task of the definition, which is one event. */
    default TaskId happens(Told told) {
        return create(NewTasks.of(definition(told.definition()), unique("task"), steps().step("a")));
    }

    /** One more event of the task. */
    default void happensAgain(TaskId task) {
        boolean paused = task(task).task().progress().paused();
        change(task, paused ? new TaskCommand.Resume() : new TaskCommand.Pause());
    }

    /** Makes deliveries of all that has happened. */
    default void collectAll() {
        while (stores().outbox().collect(MANY).more()) {}
    }

    /** Its deliveries, oldest first. */
    default List<Delivery> deliveries(Told told) {
        List<Delivery> newestFirst = new ArrayList<>(
                stores().outbox().list(DeliveryFilter.of(told.subscription().id())));
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** Takes what is due of this subscription, and leaves what is others' to them. */
    default List<ClaimedDelivery> claim(Told told, Duration lease) {
        return stores().outbox().claim(MANY, lease).stream()
                .filter(one ->
                        one.subscription().id().equals(told.subscription().id()))
                .toList();
    }

    /** Takes what is due for long. */
    default List<ClaimedDelivery> claim(Told told) {
        return claim(told, LEASE);
    }

    /** Settles it. */
    default boolean settle(ClaimedDelivery claimed, TryResult result, Settlement settlement) {
        return stores().outbox().settle(claimed, result, settlement);
    }
}
