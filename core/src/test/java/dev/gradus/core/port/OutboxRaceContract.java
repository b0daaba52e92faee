package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.outbox.DeliveryState;
import dev.gradus.core.outbox.Settlement;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.Together;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Outbox} promises to many who use it at once. */
public interface OutboxRaceContract extends OutboxFixtures {

    @Test
    default void sendersAtOnceShouldTakeDifferentDeliveries() {
        Told told = told();
        for (int task = 0; task < 6; task++) {
            happens(told);
        }
        collectAll();

        List<List<ClaimedDelivery>> taken = Together.run(4, i -> claim(told));

        assertThat(taken.stream()
                        .flatMap(List::stream)
                        .map(one -> one.delivery().id()))
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(told.subscription().terms().inFlight());
    }

    @Test
    default void collectorsAtOnceShouldMakeEachDeliveryOnce() {
        Told told = told();
        List<TaskId> tasks = new ArrayList<>();
        for (int task = 0; task < 8; task++) {
            tasks.add(happens(told));
        }

        Together.run(4, i -> {
            collectAll();
            return true;
        });
        collectAll();

        long events = tasks.stream().mapToLong(task -> task(task).seq()).sum();
        assertThat(deliveries(told)).hasSize((int) events);
    }

    @Test
    default void collectingAndSettlingAtOnceShouldLeaveNothingBehind() {
        Told told = told();
        TaskId task = happens(told);

        Together.run(2, i -> {
            for (int turn = 0; turn < 20; turn++) {
                if (i == 0) {
                    happensAgain(task);
                    collectAll();
                } else {
                    claim(told).forEach(one -> settle(one, OK, Settlement.delivered()));
                }
            }
            return true;
        });
        collectAll();
        for (List<ClaimedDelivery> left = claim(told); !left.isEmpty(); left = claim(told)) {
            left.forEach(one -> settle(one, OK, Settlement.delivered()));
        }

        assertThat(deliveries(told))
                .hasSize((int) task(task).seq())
                .allMatch(delivery -> delivery.state() == DeliveryState.DELIVERED);
    }
}
