package dev.gradus.core.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The engine's rhythm.
 *
 * @param lease how long a session lives without being renewed
 * @param idlePoll how often an idle worker looks for work when no hint arrives
 * @param sweep how often lost sessions are looked for
 * @param stopPoll how often a worker asks whether something it executes is to be stopped
 * @param drain how long a worker that closes waits for what it executes
 */
public record EngineTimes(Duration lease, Duration idlePoll, Duration sweep, Duration stopPoll, Duration drain) {
    /** 15 s lease, 2 s idle poll, 5 s sweep, 1 s stop poll, 30 s drain. */
    public static final EngineTimes DEFAULT = new EngineTimes(
            Duration.ofSeconds(15),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));

    public EngineTimes {
        requireNonNull(lease, "lease");
        requireNonNull(idlePoll, "idlePoll");
        requireNonNull(sweep, "sweep");
        requireNonNull(stopPoll, "stopPoll");
        requireNonNull(drain, "drain");
        if (lease.toMillis() < 300) {
            throw new IllegalArgumentException("a lease lasts at least 300 ms, was " + lease);
        }
    }

    /** How often a lease is renewed. */
    Duration renewal() {
        return lease.dividedBy(3);
    }

    /** How long after the beginning of its last renewal a session may be trusted: the lease less a margin. */
    Duration trust() {
        return lease.minus(lease.dividedBy(6));
    }
}
