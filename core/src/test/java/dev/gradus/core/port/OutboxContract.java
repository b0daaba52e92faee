package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.gradus.core.event.Stream;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.DeliveryState;
import dev.gradus.core.outbox.DeliveryTry;
import dev.gradus.core.outbox.EventFilter;
import dev.gradus.core.outbox.Settlement;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionState;
import dev.gradus.core.outbox.TryResult;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.Subscriptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link Outbox} promises. */
public interface OutboxContract extends OutboxFixtures {

    private static Stream stream(TaskId task) {
        return new Stream(Stream.Kind.TASK, task.value());
    }

    private Delivery now(ClaimedDelivery claimed) {
        return stores().outbox().find(claimed.delivery().id()).orElseThrow();
    }

    @Test
    default void eachEventShouldBeDeliveredToWhoIsToldOfIt() {
        Told first = told();
        Told second = told();
        TaskId task = happens(first);
        happensAgain(task);

        collectAll();

        assertThat(deliveries(first))
                .extracting(delivery -> delivery.event().seq())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, task(task).seq()).boxed().toList());
        assertThat(deliveries(first))
                .allMatch(delivery -> delivery.event().stream().equals(stream(task)))
                .allMatch(delivery -> delivery.event().payload() != null)
                .extracting(delivery -> delivery.event().type())
                .contains("TaskCreated");
        assertThat(deliveries(second)).isEmpty();
    }

    @Test
    default void aFilterByTypesShouldBeKept() {
        String definition = unique("definition");
        Subscription created = stores().subscriptions()
                .create(Subscriptions.terms(unique("hook"), new EventFilter(Set.of("TaskPaused"), definition)));
        Told told = new Told(created, definition);
        TaskId task = happens(told);
        happensAgain(task);
        happensAgain(task);

        collectAll();

        assertThat(deliveries(told))
                .extracting(delivery -> delivery.event().type())
                .containsExactly("TaskPaused");
    }

    @Test
    default void thePastShouldNotBeTold() {
        Told old = told();
        TaskId task = happens(old);
        Told late = new Told(
                stores().subscriptions().create(Subscriptions.ofDefinition(unique("late"), old.definition())),
                old.definition());
        long past = task(task).seq();
        happensAgain(task);

        collectAll();

        assertThat(deliveries(old)).hasSize((int) past + 1);
        assertThat(deliveries(late))
                .extracting(delivery -> delivery.event().seq())
                .containsExactly(past + 1);
    }

    @Test
    default void whileDisabledNothingShouldBeTold() {
        Told told = told();
        TaskId task = happens(told);
        collectAll();
        int before = deliveries(told).size();
        stores().subscriptions().change(told.subscription().id(), (it, now) -> it.disabled("on holiday"));
        happensAgain(task);
        collectAll();
        happensAgain(task);
        stores().subscriptions().change(told.subscription().id(), (it, now) -> it.resumed());
        happensAgain(task);

        collectAll();

        assertThat(deliveries(told)).hasSize(before + 1);
    }

    @Test
    default void whilePausedDeliveriesShouldGather() {
        Told told = told();
        stores().subscriptions().change(told.subscription().id(), (it, now) -> it.paused("on holiday"));
        happens(told);
        collectAll();

        assertThat(deliveries(told)).isNotEmpty();
        assertThat(claim(told)).isEmpty();
        stores().subscriptions().change(told.subscription().id(), (it, now) -> it.resumed());
        assertThat(claim(told)).hasSize(1);
    }

    @Test
    default void theDeliveriesOfATaskShouldGoOneAfterTheOther() {
        Told told = told();
        TaskId task = happens(told);
        happensAgain(task);
        collectAll();
        List<Long> sent = new ArrayList<>();

        for (List<ClaimedDelivery> claimed = claim(told); !claimed.isEmpty(); claimed = claim(told)) {
            assertThat(claimed).hasSize(1);
            assertThat(claim(told)).isEmpty();
            sent.add(claimed.get(0).delivery().event().seq());
            assertThat(settle(claimed.get(0), OK, Settlement.delivered())).isTrue();
        }

        assertThat(sent)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, task(task).seq()).boxed().toList());
        assertThat(deliveries(told)).allMatch(delivery -> delivery.state() == DeliveryState.DELIVERED);
    }

    @Test
    default void aFailingDeliveryShouldDelayOnlyItsOwnPair() {
        Told told = told();
        TaskId stuck = happens(told);
        TaskId free = happens(told);
        collectAll();
        ClaimedDelivery head = claim(told).stream()
                .filter(one -> one.delivery().event().stream().equals(stream(stuck)))
                .findFirst()
                .orElseThrow();

        settle(head, SILENCE, Settlement.retry(Duration.ofHours(1)));
        happensAgain(stuck);
        happensAgain(free);
        collectAll();

        assertThat(now(head).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(now(head).last()).isEqualTo(SILENCE);
        assertThat(stores().outbox().list(new DeliveryFilter(null, stream(stuck), Set.of(), null, MANY)))
                .filteredOn(delivery -> !delivery.id().equals(head.delivery().id()))
                .allMatch(delivery -> delivery.state() == DeliveryState.PENDING && delivery.dueAt() == null);
    }

    @Test
    default void whatIsGivenUpShouldLetTheNextGo() {
        Told told = told();
        TaskId task = happens(told);
        happensAgain(task);
        collectAll();
        ClaimedDelivery head = claim(told).get(0);

        settle(head, SILENCE, Settlement.givenUp());

        assertThat(now(head).state()).isEqualTo(DeliveryState.DEAD);
        assertThat(claim(told).get(0).delivery().event().seq())
                .isEqualTo(head.delivery().event().seq() + 1);
        assertThat(stores().subscriptions()
                        .find(told.subscription().id())
                        .orElseThrow()
                        .deadInRow())
                .isEqualTo(1);
    }

    @Test
    default void whatItsSenderLeftShouldBeTakenOverUnderANewFence() {
        Told told = told();
        happens(told);
        collectAll();
        ClaimedDelivery lost = claim(told, Duration.ZERO).get(0);

        ClaimedDelivery taken = claim(told).get(0);

        assertThat(taken.delivery().id()).isEqualTo(lost.delivery().id());
        assertThat(taken.delivery().tries()).isEqualTo(2);
        assertThat(taken.fence().value()).isGreaterThan(lost.fence().value());
        assertThat(settle(lost, OK, Settlement.delivered())).isFalse();
        assertThat(now(lost).state()).isEqualTo(DeliveryState.DELIVERING);
        assertThat(settle(taken, OK, Settlement.delivered())).isTrue();
        assertThat(settle(taken, OK, Settlement.delivered())).isFalse();
    }

    @Test
    default void noMoreShouldBeUnderWayThanAgreed() {
        Told told = told();
        for (int task = 0; task < 7; task++) {
            happens(told);
        }
        collectAll();

        List<ClaimedDelivery> first = claim(told);

        assertThat(first).hasSize(told.subscription().terms().inFlight());
        assertThat(claim(told)).isEmpty();
        settle(first.get(0), OK, Settlement.delivered());
        assertThat(claim(told)).hasSize(1);
    }

    @Test
    default void everyTryShouldBeKept() {
        Told told = told();
        happens(told);
        collectAll();
        ClaimedDelivery first = claim(told).get(0);
        settle(first, SILENCE, Settlement.retry(Duration.ZERO));
        ClaimedDelivery second = claim(told).get(0);
        settle(second, OK, Settlement.delivered());

        assertThat(stores().outbox().tries(first.delivery().id()))
                .extracting(DeliveryTry::number, DeliveryTry::result)
                .containsExactly(tuple(1, SILENCE), tuple(2, OK));
    }

    @Test
    default void whatHasEndedShouldBeSentAgainWhenAsked() {
        Told told = told();
        happens(told);
        collectAll();
        ClaimedDelivery first = claim(told).get(0);
        assertThatThrownBy(() -> stores().outbox().redeliver(first.delivery().id()))
                .isInstanceOfSatisfying(
                        CoreException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.ILLEGAL_TRANSITION));
        settle(first, SILENCE, Settlement.givenUp());

        Delivery again = stores().outbox().redeliver(first.delivery().id());

        assertThat(again.state()).isEqualTo(DeliveryState.PENDING);
        assertThat(claim(told))
                .extracting(one -> one.delivery().id())
                .contains(first.delivery().id());
    }

    @Test
    default void tooManyDeadInARowShouldPauseTheSubscription() {
        Told told = told();
        for (int dead = 0; dead < Subscription.MOST_DEAD_IN_ROW; dead++) {
            happens(told);
        }
        collectAll();

        int given = 0;
        for (List<ClaimedDelivery> taken = claim(told); !taken.isEmpty(); taken = claim(told)) {
            for (ClaimedDelivery one : taken) {
                settle(one, SILENCE, Settlement.givenUp());
                given++;
            }
        }

        assertThat(given).isGreaterThanOrEqualTo(Subscription.MOST_DEAD_IN_ROW);
        Subscription paused =
                stores().subscriptions().find(told.subscription().id()).orElseThrow();
        assertThat(paused.state()).isEqualTo(SubscriptionState.PAUSED);
        assertThat(paused.stateReason()).contains("10 deliveries in a row");
    }

    @Test
    default void aReceiverThatIsGoneShouldDisableTheSubscription() {
        Told told = told();
        happens(told);
        collectAll();

        settle(claim(told).get(0), TryResult.answered(410, Duration.ZERO), Settlement.gone());

        assertThat(stores().subscriptions()
                        .find(told.subscription().id())
                        .orElseThrow()
                        .state())
                .isEqualTo(SubscriptionState.DISABLED);
    }

    @Test
    default void aDeletedSubscriptionShouldTakeItsDeliveriesAlong() {
        Told told = told();
        happens(told);
        collectAll();
        ClaimedDelivery held = claim(told).get(0);

        stores().subscriptions().delete(told.subscription().id());

        assertThat(stores().outbox().find(held.delivery().id())).isEmpty();
        assertThat(settle(held, OK, Settlement.delivered())).isFalse();
    }
}
