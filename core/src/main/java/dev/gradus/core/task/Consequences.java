package dev.gradus.core.task;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.step.ApprovalPolicy;
import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepEvent;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.WaitReason;
import dev.gradus.core.step.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows from facts: steps that will never run are skipped, and the task waits, is blocked, goes on or ends. Repeats
 * until nothing more follows; each fact makes the next smaller, so it ends.
 */
final class Consequences {
    private TaskSnapshot snapshot;
    private final List<DomainEvent> events = new ArrayList<>();
    private final Instant now;
    private final boolean failing;

    private Consequences(TaskSnapshot snapshot, List<DomainEvent> facts, Instant now) {
        this.snapshot = snapshot;
        this.now = now;
        this.failing = snapshot.task().spec().rules().onFailure() == OnFailure.FAIL
                && facts.stream().anyMatch(fact -> isFailureOfWork(snapshot, fact));
    }

    /** Only the fact of a failure stops what has not begun; what is opened again later runs, whatever else has failed. */
    private static boolean isFailureOfWork(TaskSnapshot snapshot, DomainEvent fact) {
        boolean failure = fact instanceof StepEvent.StepFailed
                || fact instanceof StepEvent.StepRejected
                || (fact instanceof StepEvent.StepReported report && report.state() == StepState.FAILED);
        return failure
                && snapshot.step(((StepEvent) fact).step())
                        .map(step -> step.spec().isWork())
                        .orElse(false);
    }

    /** The facts given, and all that follow, in order. */
    static List<DomainEvent> of(TaskSnapshot before, List<DomainEvent> facts, Instant now) {
        Consequences consequences = new Consequences(before, facts, now);
        List<DomainEvent> held = consequences.appliedBeforeEnd(facts);
        consequences.skipUntilStill();
        consequences.askWhereItIsTime();
        held.forEach(consequences::applyUnlessEnded);
        Optional<DomainEvent> next = consequences.nextOfTask();
        while (next.isPresent()) {
            consequences.apply(next.get());
            next = consequences.nextOfTask();
        }
        return consequences.events;
    }

    /** Applies the facts; an awaited observation is held back, because a task that ends here has nothing to observe. */
    private List<DomainEvent> appliedBeforeEnd(List<DomainEvent> facts) {
        List<DomainEvent> held = new ArrayList<>();
        for (DomainEvent fact : facts) {
            if (fact instanceof TaskEvent.ObservationAwaited) {
                held.add(fact);
            } else {
                apply(fact);
            }
        }
        return held;
    }

    private void applyUnlessEnded(DomainEvent observation) {
        boolean fails = snapshot.anyWork(Step::countsAsFailed) && allWorkEnded();
        if (!fails && snapshot.task().state() == TaskState.RUNNING) {
            apply(observation);
        }
    }

    private void apply(DomainEvent event) {
        snapshot = TaskEvolution.evolve(snapshot, event, now);
        events.add(event);
    }

    private void skipUntilStill() {
        boolean skipped = true;
        while (skipped && snapshot.task().state().isUnderWay()) {
            skipped = false;
            for (Step step : List.copyOf(snapshot.all())) {
                SkipReason reason = skipReason(snapshot.require(step.key()));
                if (reason != null) {
                    apply(new StepEvent.StepSkipped(step.key(), reason));
                    skipped = true;
                }
            }
        }
    }

    /** A person is asked about a step as soon as nothing else keeps it from beginning. */
    private void askWhereItIsTime() {
        for (Step step : List.copyOf(snapshot.all())) {
            ApprovalPolicy policy = step.spec().policies().approval();
            if (policy != null && isDue(step)) {
                Duration expires = policy.expires();
                Instant until = expires == null ? null : now.plus(expires);
                apply(new StepEvent.StepWaiting(step.key(), 0, WaitReason.APPROVAL, until));
            }
        }
    }

    private boolean isDue(Step step) {
        return step.state() == StepState.PENDING
                && step.awaitsConsent()
                && snapshot.task().state().isUnderWay()
                && Readiness.of(step, snapshot).isSatisfied();
    }

    private @Nullable SkipReason skipReason(Step step) {
        boolean begun = step.state() != StepState.PENDING && step.state() != StepState.READY && !step.isAskedBefore();
        if (begun) {
            return null;
        }
        Readiness readiness = Readiness.of(step, snapshot);
        if (readiness.verdict() == Readiness.Verdict.NEVER) {
            return readiness.skip();
        }
        return failing && step.spec().isWork() && step.spec().policies().when() == When.SUCCESS
                ? SkipReason.TASK_FAILING
                : null;
    }

    private Optional<DomainEvent> nextOfTask() {
        TaskState state = snapshot.task().state();
        if (state == TaskState.CANCELLING) {
            return snapshot.hasLiveStep() ? Optional.empty() : Optional.of(new TaskEvent.TaskCancelled());
        }
        if (!state.isUnderWay() || snapshot.task().progress().observation()) {
            return Optional.empty();
        }
        if (allWorkEnded()) {
            return Optional.of(Ending.of(snapshot));
        }
        return standstill(state);
    }

    private Optional<DomainEvent> standstill(TaskState state) {
        TaskState wanted = wanted();
        if (wanted == state) {
            return Optional.empty();
        }
        return Optional.of(
                switch (wanted) {
                    case WAITING -> new TaskEvent.TaskWaiting();
                    case BLOCKED -> new TaskEvent.TaskBlocked();
                    case RUNNING, PENDING, PLANNING, PLANNED, CANCELLING, COMPLETED, FAILED, CANCELLED ->
                        new TaskEvent.TaskContinued();
                });
    }

    /** RUNNING unless nothing can go on by itself and something holds everything up: then BLOCKED or WAITING. */
    private TaskState wanted() {
        boolean goesOn = snapshot.anyWork(step -> switch (step.state()) {
            case READY, RUNNING, CANCELLING -> true;
            case PENDING ->
                snapshot.task().spec().rules().isManual()
                        && Readiness.of(step, snapshot).isSatisfied();
            case NEEDS_QA, WAITING, BLOCKED, COMPLETED, FAILED, CANCELLED, SKIPPED -> false;
        });
        if (goesOn) {
            return TaskState.RUNNING;
        }
        if (snapshot.anyWork(step -> step.state() == StepState.BLOCKED)) {
            return TaskState.BLOCKED;
        }
        boolean waits =
                snapshot.anyWork(step -> step.state() == StepState.WAITING || step.state() == StepState.NEEDS_QA);
        return waits ? TaskState.WAITING : TaskState.RUNNING;
    }

    private boolean allWorkEnded() {
        List<Step> work = snapshot.work();
        return !work.isEmpty() && work.stream().allMatch(step -> step.state().isTerminal());
    }
}
