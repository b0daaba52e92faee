package dev.gradus.core.engine;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.kind.StepContext;
import dev.gradus.core.kind.Upstream;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.HeldStep;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.MemberLease;
import dev.gradus.core.port.Stop;
import dev.gradus.core.port.Stores;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.PublicIds;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskDecider;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One attempt being executed by this process. */
final class Execution implements StepContext {
    private final ClaimedStep claimed;
    private final Document settings;
    private final StopSource stop;
    private final AttemptLog log;
    private final Stores stores;
    private final InstantSource clock;
    private final PublicIds ids;
    private final AtomicInteger retries = new AtomicInteger();

    Execution(
            ClaimedStep claimed,
            Document settings,
            StopSource stop,
            AttemptLog log,
            Stores stores,
            InstantSource clock) {
        this.claimed = claimed;
        this.settings = settings;
        this.stop = stop;
        this.log = log;
        this.stores = stores;
        this.clock = clock;
        this.ids = new PublicIds(stores.installation().prefix());
    }

    @Override
    public ClaimedStep claimed() {
        return claimed;
    }

    @Override
    public Document settings() {
        return settings;
    }

    @Override
    public Document memo() {
        return claimed.step().progress().memo();
    }

    @Override
    public void note(Document memo) {
        HeldStep held = claimed.held();
        stores.queue().note(held.step(), held.fence(), memo);
    }

    @Override
    public boolean pin(Pins here) {
        TaskCommand pin =
                new TaskCommand.Pin(claimed.step().key(), claimed.held().fence(), here);
        return !stores.tasks()
                .change(
                        claimed.taskId(),
                        Cause.of(claimed.worker()),
                        (snapshot, now, ids) -> TaskDecider.decide(snapshot, pin, now, ids))
                .isRejected();
    }

    @Override
    public List<Upstream> upstream() {
        return neighbours().upstream();
    }

    @Override
    public List<String> dependants() {
        return neighbours().dependants();
    }

    @Override
    public Optional<MemberLease> lease(List<String> members) {
        return stores.leases().take(claimed.held(), members);
    }

    @Override
    public void giveBack() {
        stores.leases().giveBack(claimed.held());
    }

    private Neighbours neighbours() {
        TaskSnapshot task = stores.tasks()
                .find(claimed.taskId())
                .orElseThrow(
                        () -> new CoreException(ErrorCode.NOT_FOUND, "task %s is gone".formatted(claimed.taskId())));
        return new Neighbours(task, claimed.step().key());
    }

    @Override
    public void print(LogChunk.Source source, String text) {
        log.print(source, text);
    }

    @Override
    public Stop stop() {
        return stop;
    }

    @Override
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public String idempotencyKey() {
        return ids.of(claimed.taskId()) + ":" + ids.of(claimed.step().id()) + ":"
                + claimed.step().spec().body().kind();
    }

    @Override
    public void retried() {
        retries.incrementAndGet();
    }

    int retries() {
        return retries.get();
    }

    AttemptLog log() {
        return log;
    }
}
