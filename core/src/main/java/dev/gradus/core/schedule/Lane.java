package dev.gradus.core.schedule;

import dev.gradus.core.schedule.ScheduleEvent.RunQueued;
import dev.gradus.core.schedule.ScheduleEvent.RunSkipped;
import dev.gradus.core.schedule.ScheduleEvent.RunStarted;
import dev.gradus.core.schedule.ScheduleSnapshot.OpenRun;
import dev.gradus.core.schedule.ScheduleSnapshot.WaitingRun;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The one lane in which a schedule's runs follow each other, while one decision is made about it. */
final class Lane {
    private final Runs runs;
    private final List<OpenRun> open;
    private final List<WaitingRun> waiting;
    private final List<ScheduleEvent> events = new ArrayList<>();

    Lane(ScheduleSnapshot snapshot, Runs runs) {
        this.runs = runs;
        this.open = new ArrayList<>(snapshot.open());
        this.waiting = new ArrayList<>(snapshot.waiting());
    }

    boolean isTaken() {
        return !open.isEmpty() || !waiting.isEmpty();
    }

    /** Whether anything but a backfill is in it. */
    boolean isTakenLive() {
        return open.stream().anyMatch(run -> run.origin() != RunOrigin.BACKFILL) || waitingLive() > 0;
    }

    int waiting() {
        return waiting.size();
    }

    int waitingLive() {
        return (int) waiting.stream()
                .filter(run -> run.origin() != RunOrigin.BACKFILL)
                .count();
    }

    /** What is in it, for people. */
    String holder() {
        return open.isEmpty()
                ? "the run of %s, which waits,".formatted(waiting.get(0).tick())
                : "task %s".formatted(open.get(open.size() - 1).task());
    }

    void start(Instant tick, RunOrigin origin) {
        String refusal = runs.refusal().orElse(null);
        if (refusal != null) {
            add(new RunSkipped(tick, origin, "refused: " + refusal));
            return;
        }
        RunStarted started = new RunStarted(tick, origin, runs.start(tick));
        events.add(started);
        open.add(new OpenRun(tick, origin, started.task()));
    }

    void startFirstWaiting() {
        if (open.isEmpty() && !waiting.isEmpty()) {
            WaitingRun first = waiting.remove(0);
            start(first.tick(), first.origin());
        }
    }

    /** What waits for its own sake gives way to a later run; what is made up for does not. */
    void supersede(Instant by) {
        List<WaitingRun> live = waiting.stream()
                .filter(run -> run.origin() != RunOrigin.BACKFILL)
                .toList();
        for (WaitingRun run : live) {
            waiting.remove(run);
            add(new RunSkipped(run.tick(), run.origin(), "superseded by the run of " + by));
        }
    }

    void add(ScheduleEvent event) {
        events.add(event);
        if (event instanceof RunQueued queued) {
            waiting.add(new WaitingRun(queued.tick(), queued.origin()));
        }
    }

    Decision<ScheduleEvent> decided() {
        return Decision.accepted(events);
    }
}
