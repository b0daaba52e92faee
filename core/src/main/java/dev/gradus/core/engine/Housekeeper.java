package dev.gradus.core.engine;

import dev.gradus.core.policy.PrunePolicy;
import dev.gradus.core.port.Stores;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Drops what has served its time, and what the installation's policy calls old, and keeps the tally, once a minute and each time for less than a second, so that whoever
 * sweeps is back in time. Used by one thread.
 */
final class Housekeeper {
    private static final Logger LOG = System.getLogger(Housekeeper.class.getName());

    /** A client that repeats a request does so within minutes, or a day when somebody has to look at it first. */
    private static final Duration KEYS = Duration.ofHours(24);

    private static final Duration SESSIONS = Duration.ofDays(7);
    private static final int BATCH = 500;
    private static final long RHYTHM = Duration.ofMinutes(1).toNanos();
    private static final long LONGEST = Duration.ofMillis(700).toNanos();

    private final Stores stores;
    private final Supplier<PrunePolicy> policy;
    private final Pruning pruning;
    private long next = System.nanoTime();

    Housekeeper(Stores stores, Supplier<PrunePolicy> policy) {
        this.stores = stores;
        this.policy = policy;
        this.pruning = Pruning.dropping(stores.housekeeping());
    }

    /** Does what is due, if a minute has passed. Never throws: what could not be done is done the next time. */
    void tend() {
        long now = System.nanoTime();
        if (now - next < 0) {
            return;
        }
        next = now + RHYTHM;
        try {
            stores.housekeeping().forgetSessions(SESSIONS, BATCH);
            long end = now + LONGEST;
            boolean more = true;
            while (more && System.nanoTime() - end < 0) {
                boolean keys = stores.housekeeping().forgetKeys(KEYS, BATCH) == BATCH;
                more = stores.statistics().tally(1) > 0 || keys;
            }
            pruning.goOn(policy.get(), end);
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "housekeeping is put off: {0}", trouble.getMessage());
        }
    }
}
