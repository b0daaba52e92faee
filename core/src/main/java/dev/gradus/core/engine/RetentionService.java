package dev.gradus.core.engine;

import dev.gradus.core.api.Retention;
import dev.gradus.core.policy.PrunePolicy;
import dev.gradus.core.port.Housekeeping;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Retention over housekeeping.
 *
 * @param housekeeping what drops
 * @param own the policy of this engine
 */
record RetentionService(Housekeeping housekeeping, Supplier<PrunePolicy> own) implements Retention {

    @Override
    public PrunePolicy policy() {
        return own.get();
    }

    @Override
    public Report preview(PrunePolicy policy, Duration atMost) {
        return walked(Pruning.counting(housekeeping), policy, atMost);
    }

    @Override
    public Report prune(PrunePolicy policy, Duration atMost) {
        return walked(Pruning.dropping(housekeeping), policy, atMost);
    }

    private static Report walked(Pruning pruning, PrunePolicy policy, Duration atMost) {
        boolean complete = pruning.goOn(policy, System.nanoTime() + atMost.toNanos());
        return new Report(pruning.counts(policy), complete);
    }
}
