package dev.gradus.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final RetrySchedule SCHEDULE =
            new RetrySchedule(List.of(Duration.ofSeconds(10), Duration.ofSeconds(100)));
    private static final TryResult BROKEN = TryResult.answered(503, Duration.ZERO);

    @Test
    void anAcceptedDeliveryShouldBeDelivered() {
        assertThat(SCHEDULE.after(1, TryResult.answered(204, Duration.ZERO), null, 0.5))
                .isEqualTo(Settlement.delivered());
    }

    @Test
    void aRedirectShouldBeAFailureLikeOthers() {
        assertThat(SCHEDULE.after(1, TryResult.answered(302, Duration.ZERO), null, 0.5)
                        .trigger())
                .isEqualTo(DeliveryTrigger.RETRY_LATER);
    }

    @Test
    void thePausesShouldBeWithinAFifthOfTheSchedule() {
        assertThat(pause(1, null, 0)).isEqualTo(Duration.ofSeconds(8));
        assertThat(pause(1, null, 0.5)).isEqualTo(Duration.ofSeconds(10));
        assertThat(pause(2, null, 1)).isEqualTo(Duration.ofSeconds(120));
    }

    @Test
    void afterTheLastPauseThereShouldBeNoOtherTry() {
        assertThat(SCHEDULE.after(3, BROKEN, Duration.ofHours(1), 0.5)).isEqualTo(Settlement.givenUp());
    }

    @Test
    void aReceiverShouldBeAbleToAskForMoreTimeButNotForLessAndNotForever() {
        assertThat(pause(1, Duration.ofSeconds(60), 0.5)).isEqualTo(Duration.ofSeconds(60));
        assertThat(pause(1, Duration.ofSeconds(1), 0.5)).isEqualTo(Duration.ofSeconds(10));
        assertThat(pause(1, Duration.ofDays(400), 0.5)).isEqualTo(RetrySchedule.LONGEST);
    }

    @Test
    void aReceiverThatIsGoneShouldEndTheSubscription() {
        assertThat(SCHEDULE.after(1, TryResult.answered(410, Duration.ZERO), null, 0.5))
                .isEqualTo(Settlement.gone());
    }

    @Test
    void theDefaultShouldBeNineTriesOverLessThanTwoDays() {
        assertThat(RetrySchedule.DEFAULT.pauses()).hasSize(8);
        assertThat(RetrySchedule.DEFAULT.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThan(Duration.ofDays(2));
    }

    private static Duration pause(int tries, @Nullable Duration asked, double chance) {
        Duration pause = SCHEDULE.after(tries, BROKEN, asked, chance).pause();
        assertThat(pause).isNotNull();
        return pause == null ? Duration.ZERO : pause;
    }
}
