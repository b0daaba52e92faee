package dev.gradus.core.engine;

import dev.gradus.core.data.Document;
import dev.gradus.core.kind.StepContext;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.HeldStep;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.Stop;
import dev.gradus.core.port.WorkQueue;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One attempt being executed by this process. */
final class Execution implements StepContext {
    private final ClaimedStep claimed;
    private final Document settings;
    private final StopSource stop;
    private final AttemptLog log;
    private final WorkQueue queue;
    private final InstantSource clock;
    private final AtomicInteger retries = new AtomicInteger();

    Execution(
            ClaimedStep claimed,
            Document settings,
            StopSource stop,
            AttemptLog log,
            WorkQueue queue,
            InstantSource clock) {
        this.claimed = claimed;
        this.settings = settings;
        this.stop = stop;
        this.log = log;
        this.queue = queue;
        this.clock = clock;
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
        queue.note(held.step(), held.fence(), memo);
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
        return claimed.taskId() + ":" + claimed.step().id() + ":"
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
