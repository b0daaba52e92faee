package dev.gradus.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.AttemptEnd;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepEvent;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTransitions;
import dev.gradus.core.step.StepTrigger;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Which rows of the two tables the stories have been through, seen from outside: by the facts and the states around them. */
final class VisitedRows {
    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

    private VisitedRows() {}

    /** A fact that a decision led to. */
    static void seen(TaskSnapshot before, DomainEvent event, TaskSnapshot after) {
        if (event instanceof TaskEvent fact) {
            fact.accept(new TaskTriggers(before.task().state()))
                    .ifPresent(trigger -> visit(before.task().state(), trigger));
            reopened(before, fact, after);
        }
        if (event instanceof StepEvent fact) {
            StepState from = before.require(fact.step()).state();
            fact.accept(new StepTriggers(from)).ifPresent(trigger -> visit(from, trigger));
        }
        after.all().forEach(step -> freed(before, event, step));
    }

    /** A claim, a take or their undoing. */
    static void moved(Step before, Step after) {
        Attempt attempt = after.attempt();
        if (attempt == null) {
            throw new AssertionError("moved without an attempt");
        }
        boolean taken = attempt.claim().taken();
        AttemptEnd end = attempt.end();
        if (end == null) {
            visit(before.state(), taken ? StepTrigger.TAKE : StepTrigger.CLAIM);
        } else {
            visit(before.state(), taken ? StepTrigger.RETURN : StepTrigger.RELEASE);
        }
    }

    /** The facts of a task's birth. */
    static void replay(List<EventEnvelope> birth) {
        TaskSnapshot snapshot = TaskFold.of(new TaskId(1), birth.subList(0, 1));
        for (EventEnvelope envelope : birth.subList(1, birth.size())) {
            TaskSnapshot after = TaskEvolution.evolve(snapshot, envelope.event(), envelope.at());
            seen(snapshot, envelope.event(), after);
            snapshot = after;
        }
    }

    private static void reopened(TaskSnapshot before, TaskEvent event, TaskSnapshot after) {
        boolean round = event instanceof TaskEvent.RoundStarted;
        if (!round && !(event instanceof TaskEvent.StepsReopened)) {
            return;
        }
        for (Step step : before.all()) {
            boolean inScope = round
                    ? ((TaskEvent.RoundStarted) event).scope().contains(step.key())
                    : ((TaskEvent.StepsReopened) event).scope().contains(step.key());
            boolean open = step.state() == StepState.PENDING || step.state() == StepState.READY;
            if (inScope && !open) {
                visit(step.state(), round ? StepTrigger.NEXT_ROUND : ((TaskEvent.StepsReopened) event).trigger());
            }
            if (step.state() == StepState.READY && after.require(step.key()).state() == StepState.PENDING) {
                visit(StepState.READY, StepTrigger.HOLD);
            }
        }
    }

    private static void freed(TaskSnapshot before, DomainEvent event, Step after) {
        boolean automatic = !before.task().spec().rules().isManual();
        StepState from = before.step(after.key()).map(Step::state).orElse(StepState.PENDING);
        boolean own = event instanceof StepEvent fact
                && fact.step().equals(after.key())
                && !(event instanceof StepEvent.StepUnblocked);
        if (automatic && !own && after.state() == StepState.READY && from != StepState.READY) {
            visit(StepState.PENDING, StepTrigger.FREE);
        }
    }

    private static void visit(StepState from, StepTrigger trigger) {
        assertThat(StepTransitions.TABLE.allows(from, trigger) || trigger == StepTrigger.REPORT)
                .as("%s by %s", from, trigger)
                .isTrue();
        SEEN.add(row("step", from, trigger));
    }

    private static void visit(TaskState from, TaskTrigger trigger) {
        assertThat(TaskTransitions.TABLE.allows(from, trigger))
                .as("%s by %s", from, trigger)
                .isTrue();
        SEEN.add(row("task", from, trigger));
    }

    private static String row(String entity, Enum<?> from, Enum<?> trigger) {
        return "%s %s by %s".formatted(entity, from, trigger);
    }

    static boolean isEmpty() {
        return SEEN.isEmpty();
    }

    /** The rows that no story has been through, in order. */
    static Set<String> unvisited() {
        Set<String> rows = new TreeSet<>();
        StepTransitions.TABLE.rows().forEach(row -> rows.add(row("step", row.from(), row.trigger())));
        TaskTransitions.TABLE.rows().forEach(row -> rows.add(row("task", row.from(), row.trigger())));
        rows.removeAll(SEEN);
        return rows;
    }
}
