package dev.gradus.core.outbox;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a delivery that failed is tried again. Pure: chance is an argument.
 *
 * @param pauses after the first try, after the second and so on; when they are used up the delivery is dead
 */
public record RetrySchedule(List<Duration> pauses) {
    /** Nine tries over not quite two days. */
    public static final RetrySchedule DEFAULT = new RetrySchedule(List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24)));

    /** The longest pause that a receiver can ask for. */
    public static final Duration LONGEST = Duration.ofHours(24);

    /** Each pause is longer or shorter by up to this part of it, so that deliveries that failed together come apart. */
    private static final double JITTER = 0.2;

    private static final int GONE = 410;

    public RetrySchedule {
        pauses = List.copyOf(pauses);
    }

    /**
     * What follows from a try.
     *
     * @param tries how many there have been, this one included
     * @param result what it came to
     * @param asked how long the receiver asked to be left alone, when it did
     * @param chance from 0 to 1, for the jitter
     */
    public Settlement after(int tries, TryResult result, @Nullable Duration asked, double chance) {
        if (result.isSuccess()) {
            return Settlement.delivered();
        }
        if (result.status() != null && result.status() == GONE) {
            return Settlement.gone();
        }
        return tries > pauses.size()
                ? Settlement.givenUp()
                : Settlement.retry(longer(jittered(pauses.get(tries - 1), chance), asked));
    }

    private static Duration jittered(Duration pause, double chance) {
        double factor = 1 - JITTER + 2 * JITTER * chance;
        return Duration.ofMillis((long) (pause.toMillis() * factor));
    }

    private static Duration longer(Duration pause, @Nullable Duration asked) {
        Duration bounded = asked == null || asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
        return bounded != null && bounded.compareTo(pause) > 0 ? bounded : pause;
    }
}
