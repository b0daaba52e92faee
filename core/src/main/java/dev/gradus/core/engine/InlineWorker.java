package dev.gradus.core.engine;

import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.port.ClaimRequest;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Stores;
import java.util.List;

/**
 * A worker without a thread of its own: it claims and executes one step when it is asked to, on the thread that asks. Its
 * lease is renewed then and only then, so that what is due must be short against it when other workers share the stores.
 * Used by one thread at a time.
 */
public final class InlineWorker implements AutoCloseable {
    private final Stores stores;
    private final KindRegistry kinds;
    private final SessionKeeper keeper;
    private final AttemptRunner runner;
    private final EngineCounters counters;
    private final Scheduler scheduler;
    private final ApprovalExpiry approvals;

    InlineWorker(
            Stores stores,
            KindRegistry kinds,
            SessionKeeper keeper,
            AttemptRunner runner,
            EngineCounters counters,
            Scheduler scheduler) {
        this.stores = stores;
        this.kinds = kinds;
        this.keeper = keeper;
        this.runner = runner;
        this.counters = counters;
        this.scheduler = scheduler;
        this.approvals = new ApprovalExpiry(stores);
    }

    /**
     * Keeps the schedules' times that have come, rejects what was not approved in time, then executes the first step that is
     * due, to its end; false when none is.
     */
    public boolean workOnce() {
        scheduler.keepAll();
        approvals.sweep();
        List<ClaimedStep> claimed = stores.queue().claim(new ClaimRequest(keeper.session(), kinds.names(), 1));
        counters.claimed(claimed.size());
        claimed.forEach(runner::run);
        return !claimed.isEmpty();
    }

    @Override
    public void close() {
        keeper.close();
    }
}
