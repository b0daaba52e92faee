package dev.gradus.core.simulation;

import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.Stream;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepEvent;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.When;
import dev.gradus.core.task.TaskEvent;
import dev.gradus.core.task.TaskEvolution;
import dev.gradus.core.task.TaskFold;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of every task after every operation, whatever happened. Keeps its own fold of the events as they come. */
final class Invariants {
    private static final int PAGE = 10_000;

    private final World world;
    private final Map<TaskId, TaskSnapshot> checked = new HashMap<>();
    private final Map<TaskId, TaskSnapshot> folds = new HashMap<>();
    private final Map<TaskId, Set<StepKey>> completed = new HashMap<>();

    Invariants(World world) {
        this.world = world;
    }

    /** Checks every task that changed since the last time. */
    void check() {
        for (TaskId id : world.tasks()) {
            TaskSnapshot stored = world.task(id);
            TaskSnapshot last = checked.put(id, stored);
            if (last == null || !last.equals(stored)) {
                check(stored);
            }
        }
    }

    private void check(TaskSnapshot stored) {
        List<String> differences =
                TaskFold.differences(stored, fold(stored.task().id()));
        Broken.unless(differences.isEmpty(), "the fold of the events is what is stored", differences);
        stored.all().forEach(step -> checkStep(stored, step));
        boolean working = stored.anyWork(Step::isLive);
        Broken.unless(
                !stored.task().state().isTerminal() || !working || hasLiveExternal(stored),
                "a task that ended has no live work",
                stored.task());
    }

    /** A report may move an external step of a task that ended. */
    private static boolean hasLiveExternal(TaskSnapshot stored) {
        return stored.anyWork(step -> step.isLive() && step.spec().isExternal());
    }

    private TaskSnapshot fold(TaskId id) {
        TaskSnapshot fold = folds.get(id);
        long from = fold == null ? 0 : fold.seq();
        List<EventEnvelope> fresh = world.stores().events().read(new Stream(Stream.Kind.TASK, id.value()), from, PAGE);
        for (EventEnvelope envelope : fresh) {
            Broken.unless(envelope.seq() == ++from, "events are numbered without gaps", id, envelope.seq());
            countCompletions(id, envelope);
            fold = fold == null
                    ? TaskFold.of(id, List.of(envelope))
                    : TaskEvolution.evolve(fold, envelope.event(), envelope.at());
        }
        if (fold == null) {
            throw new AssertionError("task " + id + " has no events");
        }
        folds.put(id, fold);
        return fold;
    }

    private void countCompletions(TaskId id, EventEnvelope envelope) {
        Set<StepKey> done = completed.computeIfAbsent(id, any -> new HashSet<>());
        if (envelope.event() instanceof TaskEvent.RoundStarted round) {
            round.scope().forEach(done::remove);
        } else if (envelope.event() instanceof TaskEvent.StepsReopened reopened) {
            reopened.scope().forEach(done::remove);
        } else if (envelope.event() instanceof StepEvent.StepCompleted step) {
            Broken.unless(done.add(step.step()), "a step completes once until it is opened again", id, step);
        }
    }

    private void checkStep(TaskSnapshot stored, Step step) {
        Attempt attempt = step.attempt();
        boolean owned = attempt != null && attempt.isLive();
        Broken.unless(step.spec().isExternal() || owned == step.isLive(), "an owner is set exactly while live", step);
        boolean waits = step.progress().waiting() != null;
        Broken.unless(
                step.spec().isExternal() || waits == (step.state() == StepState.WAITING),
                "a wait has a reason, and only a wait",
                step);
        Broken.unless(reason(stored, step) != null, "every open step has a reason to be open", stored.task(), step);
        if (step.isLive() || step.state().isTerminal()) {
            long live = world.stores().tasks().attempts(step.id()).stream()
                    .filter(Attempt::isLive)
                    .count();
            Broken.unless(live <= 1, "at most one attempt of a step lives", step, live);
        }
    }

    /** Why the step is where it is, in words; null when nothing explains it. */
    static @Nullable String reason(TaskSnapshot stored, Step step) {
        if (step.spec().isExternal()) {
            return "somebody else's";
        }
        return switch (step.state()) {
            case COMPLETED, FAILED, CANCELLED, SKIPPED -> "ended";
            case RUNNING, CANCELLING -> "live";
            case NEEDS_QA, WAITING, BLOCKED -> "a person's";
            case READY -> "time, pause or a worker";
            case PENDING -> whyPending(stored, step);
        };
    }

    private static @Nullable String whyPending(TaskSnapshot stored, Step step) {
        if (!stored.task().state().isUnderWay()) {
            return "task not under way";
        }
        List<Step> needs = step.spec().needs().stream().map(stored::require).toList();
        boolean hopeless = step.spec().policies().when() == When.SUCCESS
                && needs.stream().anyMatch(need -> need.state().isTerminal() && need.state() != StepState.COMPLETED);
        if (hopeless) {
            return null;
        }
        if (needs.stream().anyMatch(need -> !need.state().isTerminal())) {
            return "needs";
        }
        return stored.task().spec().rules().isManual() ? "not dispatched" : null;
    }
}
