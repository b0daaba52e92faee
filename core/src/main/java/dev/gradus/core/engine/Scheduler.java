package dev.gradus.core.engine;

import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.port.DueSchedules;
import dev.gradus.core.port.ScheduleChange;
import dev.gradus.core.port.Stores;
import dev.gradus.core.schedule.Overlap;
import dev.gradus.core.schedule.RunDecider;
import dev.gradus.core.schedule.RunOrigin;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleEvent;
import dev.gradus.core.schedule.ScheduleSnapshot;
import dev.gradus.core.schedule.ScheduleSnapshot.OpenRun;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskDecider;
import dev.gradus.core.transition.Decision;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the times of all schedules: one look tells what is due and how long nothing will be, and the thread sleeps until then, at
 * most a few seconds, because another process may add a schedule. Any number of schedulers may look at one installation; each
 * schedule's lock makes one run of a time. Thread safe.
 */
final class Scheduler implements AutoCloseable {
    /** In whose name schedules act. */
    static final Cause CAUSE = Cause.of(new Actor("engine:scheduler"));

    private static final int PAGE = 100;
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(5);

    private final Stores stores;
    private final TaskMaker maker;
    private final EngineTimes times;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean awake;
    private @Nullable Thread thread;

    Scheduler(Stores stores, TaskMaker maker, EngineTimes times) {
        this.stores = stores;
        this.maker = maker;
        this.times = times;
    }

    /** Begins to keep times on a thread, unless one does already. */
    void start() {
        lock.lock();
        try {
            if (thread == null) {
                thread = DaemonThreads.named("gradus-schedule").newThread(this::keepUntilInterrupted);
                thread.start();
            }
        } finally {
            lock.unlock();
        }
    }

    private void keepUntilInterrupted() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                sleep(keepQuietly());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration keepQuietly() {
        try {
            return keep();
        } catch (RuntimeException trouble) {
            log().log(Level.WARNING, "schedules are kept later: {0}", trouble.getMessage());
            return times.idlePoll();
        }
    }

    /** Has a look soon, because something was changed in this process. */
    void wake() {
        lock.lock();
        try {
            awake = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void sleep(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while (!awake && left > 0) {
                left = woken.awaitNanos(left);
            }
            awake = false;
        } finally {
            lock.unlock();
        }
    }

    /** Deals with everything that is due, and with what becomes due by that. */
    void keepAll() {
        while (keep().isZero()) {
            log().log(Level.TRACE, "schedules changed: looking again");
        }
    }

    /** Deals with everything that is due; tells when there is reason to look again. */
    Duration keep() {
        DueSchedules due = stores.schedules().due(PAGE);
        boolean changed = false;
        for (ScheduleSnapshot snapshot : due.due()) {
            changed |= keep(snapshot);
        }
        if (changed) {
            return Duration.ZERO;
        }
        Duration longest = due.due().isEmpty() ? jittered(LONGEST_SLEEP) : times.idlePoll();
        Duration next = due.untilNext();
        return next == null || next.compareTo(longest) > 0 ? longest : next;
    }

    /** Deals with one schedule, and lets no trouble of it hold up the others; whether anything changed. */
    private boolean keep(ScheduleSnapshot snapshot) {
        try {
            RunTemplate template = RunTemplate.attempted(snapshot.schedule().spec(), maker);
            ScheduleChange ticked = change(template, snapshot.schedule(), RunDecider::tick);
            ScheduleChange proceeded = ticked.snapshot().waiting().isEmpty()
                    ? ticked
                    : change(template, snapshot.schedule(), RunDecider::proceed);
            cancelPrevious(proceeded.snapshot());
            return !ticked.orThrow().isEmpty() || !proceeded.orThrow().isEmpty();
        } catch (CoreException trouble) {
            log().log(
                            Level.WARNING,
                            "schedule {0} is kept later: {1}",
                            snapshot.schedule().name(),
                            trouble.getMessage());
            return false;
        }
    }

    private ScheduleChange change(RunTemplate template, Schedule schedule, Ruling ruling) {
        ScheduleChange change = stores.schedules()
                .change(
                        schedule.id(),
                        CAUSE,
                        (now, at, desk) -> now.schedule().spec().equals(template.spec())
                                ? ruling.of(new RunDecider(now, at, template.at(desk)))
                                : Decision.nothing()); // revised meanwhile: the next look sees it as it is
        change.orThrow().forEach(event -> log().log(Level.DEBUG, "schedule {0}: {1}", schedule.name(), event));
        return change;
    }

    private interface Ruling {
        Decision<ScheduleEvent> of(RunDecider decider);
    }

    /** Asked for again at each look until the runs have ended; that of a backfill is waited for. */
    private void cancelPrevious(ScheduleSnapshot snapshot) {
        boolean replaced = snapshot.waiting().stream().anyMatch(run -> run.origin() != RunOrigin.BACKFILL);
        if (!replaced || snapshot.schedule().spec().policy().overlap() != Overlap.CANCEL_PREVIOUS) {
            return;
        }
        Cause cause = CAUSE.because(
                "schedule %s has its next run".formatted(snapshot.schedule().name()));
        for (OpenRun run : snapshot.open()) {
            if (run.origin() != RunOrigin.BACKFILL) {
                stores.tasks()
                        .change(
                                run.task(),
                                cause,
                                (task, now, ids) -> TaskDecider.decide(task, new TaskCommand.CancelTask(), now, ids));
            }
        }
    }

    private static Duration jittered(Duration time) {
        return Duration.ofMillis(
                Math.round(time.toMillis() * (0.75 + ThreadLocalRandom.current().nextDouble(0.25))));
    }

    @Override
    public void close() {
        Thread running;
        lock.lock();
        try {
            running = thread;
        } finally {
            lock.unlock();
        }
        if (running != null) {
            running.interrupt();
            try {
                running.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Found when it is needed: finding it opens every jar, which a short command has no time for. */
    private static Logger log() {
        return System.getLogger(Scheduler.class.getName());
    }
}
