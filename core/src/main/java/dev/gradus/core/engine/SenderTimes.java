package dev.gradus.core.engine;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.outbox.RetrySchedule;
import java.time.Duration;

/**
 * The rhythm of telling others.
 *
 * @param idlePoll how often events are looked for while there are subscriptions
 * @param unsubscribedPoll how often subscriptions are looked for while there are none
 * @param lease how long a delivery is its sender's; longer than sending one can take
 * @param retries when a failed one is tried again
 */
public record SenderTimes(Duration idlePoll, Duration unsubscribedPoll, Duration lease, RetrySchedule retries) {
    /** Every 2 s, every 5 s, one minute, not quite two days of retries. */
    public static final SenderTimes DEFAULT =
            new SenderTimes(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofMinutes(1), RetrySchedule.DEFAULT);

    public SenderTimes {
        requireNonNull(idlePoll, "idlePoll");
        requireNonNull(unsubscribedPoll, "unsubscribedPoll");
        requireNonNull(lease, "lease");
        requireNonNull(retries, "retries");
    }
}
