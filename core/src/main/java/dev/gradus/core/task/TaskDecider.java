package dev.gradus.core.task;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepDecider;
import dev.gradus.core.step.StepEvent;
import dev.gradus.core.step.StepIds;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code decide} for a task with its steps: what a command leads to, given the task as it is, with everything that follows
 * from it ({@link Consequences}). Pure.
 */
public final class TaskDecider implements TaskCommand.Visitor<Decision<DomainEvent>> {
    private final TaskSnapshot snapshot;
    private final Instant now;
    private final StepIds ids;

    private TaskDecider(TaskSnapshot snapshot, Instant now, StepIds ids) {
        this.snapshot = snapshot;
        this.now = now;
        this.ids = ids;
    }

    /** The facts that the command makes true and those that follow, or why it is refused. */
    public static Decision<DomainEvent> decide(TaskSnapshot snapshot, TaskCommand command, Instant now, StepIds ids) {
        Decision<DomainEvent> direct = command.accept(new TaskDecider(snapshot, now, ids));
        if (direct instanceof Decision.Accepted<DomainEvent> accepted
                && !accepted.events().isEmpty()) {
            return Decision.accepted(Consequences.of(snapshot, accepted.events(), now));
        }
        return direct;
    }

    @Override
    public Decision<DomainEvent> start(TaskCommand.Start command) {
        if (snapshot.task().progress().round() > 0 && !state().isTerminal()) {
            return Decision.nothing();
        }
        if (!TaskTransitions.TABLE.allows(state(), TaskTrigger.START)) {
            return illegal("started");
        }
        return round(keys(step -> step.state() == StepState.PENDING));
    }

    private Set<StepKey> keys(Predicate<Step> condition) {
        return snapshot.all().stream().filter(condition).map(Step::key).collect(Collectors.toSet());
    }

    @Override
    public Decision<DomainEvent> nextRound(TaskCommand.NextRound command) {
        boolean fresh = TaskTransitions.TABLE.allows(state(), TaskTrigger.START);
        if (!fresh && !TaskTransitions.TABLE.allows(state(), TaskTrigger.NEXT_ROUND)) {
            return illegal("run again");
        }
        Set<StepKey> scope = command.scope().isEmpty() ? snapshot.steps().keySet() : command.scope();
        return refusal(command.scope())
                .or(() -> Reopening.refusal(snapshot, scope, StepTrigger.NEXT_ROUND))
                .orElseGet(() -> round(scope));
    }

    private Decision<DomainEvent> round(Set<StepKey> scope) {
        if (snapshot.steps().isEmpty()) {
            return Decision.rejected(
                    ErrorCode.CONFLICT,
                    "task %s has no steps: add one first"
                            .formatted(snapshot.task().id()));
        }
        List<StepKey> ordered =
                snapshot.steps().keySet().stream().filter(scope::contains).toList();
        return fact(new TaskEvent.RoundStarted(snapshot.task().progress().round() + 1, ordered));
    }

    @Override
    public Decision<DomainEvent> observe(TaskCommand.Observe command) {
        if (state() != TaskState.WAITING || !snapshot.task().progress().observation()) {
            return Decision.nothing();
        }
        boolean open = snapshot.anyWork(step -> !step.state().isTerminal());
        return fact(open ? new TaskEvent.ObservationTaken() : Consequences.ending(snapshot));
    }

    @Override
    public Decision<DomainEvent> pause(TaskCommand.Pause command) {
        if (state().isTerminal()) {
            return illegal("paused");
        }
        return snapshot.task().progress().paused() ? Decision.nothing() : fact(new TaskEvent.TaskPaused());
    }

    @Override
    public Decision<DomainEvent> resume(TaskCommand.Resume command) {
        if (state().isTerminal()) {
            return illegal("resumed");
        }
        return snapshot.task().progress().paused() ? fact(new TaskEvent.TaskResumed()) : Decision.nothing();
    }

    @Override
    public Decision<DomainEvent> enable(TaskCommand.Enable command) {
        return snapshot.task().progress().enabled() == command.enabled()
                ? Decision.nothing()
                : fact(new TaskEvent.TaskEnabled(command.enabled()));
    }

    @Override
    public Decision<DomainEvent> repin(TaskCommand.Repin command) {
        return Pinning.moved(snapshot, command);
    }

    @Override
    public Decision<DomainEvent> pin(TaskCommand.Pin command) {
        return Pinning.bound(snapshot, command);
    }

    @Override
    public Decision<DomainEvent> cancel(TaskCommand.CancelTask command) {
        if (state() == TaskState.CANCELLING || state() == TaskState.CANCELLED) {
            return Decision.nothing();
        }
        if (!TaskTransitions.TABLE.allows(state(), TaskTrigger.CANCEL)) {
            return illegal("cancelled");
        }
        List<DomainEvent> events = new ArrayList<>();
        events.add(new TaskEvent.TaskCancelRequested());
        for (Step step : snapshot.all()) {
            if (!step.state().isTerminal()) {
                events.addAll(accepted(StepDecider.decide(step, new StepCommand.Cancel(), now)));
            }
        }
        return Decision.accepted(events);
    }

    @Override
    public Decision<DomainEvent> abandon(TaskCommand.AbandonTask command) {
        if (state() == TaskState.CANCELLED) {
            return Decision.nothing();
        }
        if (state() != TaskState.CANCELLING) {
            return Decision.rejected(
                    ErrorCode.ILLEGAL_TRANSITION,
                    "task %s is %s: only a task being cancelled can be abandoned; cancel it first"
                            .formatted(snapshot.task().id(), state().word()));
        }
        List<DomainEvent> events = new ArrayList<>();
        for (Step step : snapshot.all()) {
            if (!step.state().isTerminal()) {
                events.addAll(accepted(StepDecider.decide(step, new StepCommand.Abandon(), now)));
            }
        }
        return Decision.accepted(events);
    }

    @Override
    public Decision<DomainEvent> reopen(TaskCommand.Reopen command) {
        TaskTrigger trigger = TaskTrigger.valueOf(command.trigger().name());
        boolean allowed = state() == TaskState.RUNNING || TaskTransitions.TABLE.allows(state(), trigger);
        if (!allowed) {
            return illegal(command.trigger().name().toLowerCase(Locale.ROOT));
        }
        Optional<Decision<DomainEvent>> refused = refusal(command.steps());
        if (refused.isPresent()) {
            return refused.get();
        }
        return Reopening.decide(snapshot, command);
    }

    @Override
    public Decision<DomainEvent> add(TaskCommand.AddStep command) {
        TaskId task = snapshot.task().id();
        StepSpec spec = command.spec();
        if (!snapshot.task().spec().isStanding()) {
            return Decision.rejected(
                    ErrorCode.CONFLICT,
                    "task %s was made from a definition: steps are added to standing tasks only".formatted(task));
        }
        if (snapshot.step(spec.key()).isPresent()) {
            return Decision.rejected(ErrorCode.CONFLICT, "task %s already has a step '%s'".formatted(task, spec.key()));
        }
        Optional<StepKey> loose = spec.needs().stream()
                .filter(need -> snapshot.step(need).isEmpty())
                .findFirst();
        return loose.<Decision<DomainEvent>>map(need -> Decision.rejected(
                        ErrorCode.INVALID_INPUT,
                        "step '%s' needs '%s', which task %s does not have".formatted(spec.key(), need, task)))
                .orElseGet(() -> fact(new TaskEvent.StepsAdded(List.of(new TaskEvent.AddedStep(ids.next(), spec)))));
    }

    @Override
    public Decision<DomainEvent> revise(TaskCommand.ReviseStep command) {
        Optional<Decision<DomainEvent>> refused = refusal(Set.of(command.spec().key()));
        if (refused.isPresent()) {
            return refused.get();
        }
        Step step = snapshot.require(command.spec().key());
        if (step.isLive()) {
            return Decision.rejected(
                    ErrorCode.CONFLICT,
                    "step '%s' is %s and cannot be edited now"
                            .formatted(step.key(), step.state().word()));
        }
        if (step.wouldChangeHands(command.spec())) {
            return Decision.rejected(
                    ErrorCode.CONFLICT,
                    "step '%s' has begun as %s and cannot become %s: add another step"
                            .formatted(
                                    step.key(),
                                    step.spec().body().kind(),
                                    command.spec().body().kind()));
        }
        refused = refusal(command.spec().needs());
        if (refused.isPresent()) {
            return refused.get();
        }
        if (snapshot.withDownstream(Set.of(step.key())).stream()
                .anyMatch(command.spec().needs()::contains)) {
            return Decision.rejected(ErrorCode.INVALID_INPUT, "step '%s' would need itself".formatted(step.key()));
        }
        return step.spec().equals(command.spec())
                ? Decision.nothing()
                : fact(new TaskEvent.StepRevised(command.spec()));
    }

    @Override
    public Decision<DomainEvent> onStep(TaskCommand.OnStep command) {
        Optional<Step> found = snapshot.step(command.step());
        if (found.isEmpty()) {
            return unknown(command.step());
        }
        Step step = found.get();
        StepCommand given = OutcomeRules.checked(snapshot, step, command.command());
        Decision<StepEvent> decision = StepDecider.decide(step, given, now);
        if (decision instanceof Decision.Rejected<StepEvent> rejected) {
            return Decision.rejected(rejected.code(), rejected.message());
        }
        List<DomainEvent> events = new ArrayList<>(accepted(decision));
        if (given instanceof StepCommand.Dispatch) {
            return dispatched(step, events);
        }
        if (given instanceof StepCommand.CompleteAttempt completed) {
            return Decision.accepted(withOutcome(step, completed.outcome(), events));
        }
        return Decision.accepted(given instanceof StepCommand.LoseLease ? blockedInstead(step, events) : events);
    }

    /** A step of a manual task that has not begun starts its task's round first. */
    private Decision<DomainEvent> dispatched(Step step, List<DomainEvent> events) {
        if (events.isEmpty()) {
            return Decision.nothing();
        }
        Readiness readiness = Readiness.of(step, snapshot);
        if (!readiness.isSatisfied()) {
            return Decision.rejected(
                    ErrorCode.CONFLICT, "step '%s' waits for %s".formatted(step.key(), readiness.open()));
        }
        List<DomainEvent> all = new ArrayList<>();
        if (TaskTransitions.TABLE.allows(state(), TaskTrigger.START)) {
            all.add(new TaskEvent.RoundStarted(snapshot.task().progress().round() + 1, List.of()));
        } else if (state() == TaskState.WAITING && snapshot.task().progress().observation()) {
            all.add(new TaskEvent.ObservationTaken());
        } else if (!state().isUnderWay()) {
            return illegal("dispatched");
        }
        all.addAll(events);
        return Decision.accepted(all);
    }

    private List<DomainEvent> withOutcome(Step step, Outcome outcome, List<DomainEvent> events) {
        if (step.state() == StepState.CANCELLING) {
            return events;
        }
        List<DomainEvent> all = new ArrayList<>(blockedInstead(step, events));
        if (outcome instanceof Outcome.Failed failed && failed.failure().failureClass() == FailureClass.POLICY) {
            Failure failure = failed.failure();
            all.add(new TaskEvent.PolicyViolated(failure.code(), failure.message(), step.key(), failure.details()));
        }
        if (outcome instanceof Outcome.Children children) {
            all.addAll(ChildReconciliation.of(snapshot, step, children.children(), ids));
        }
        if (outcome instanceof Outcome.Reset reset) {
            Set<StepKey> scope = snapshot.withDownstream(reset.targets());
            all.add(new TaskEvent.StepsReopened(StepTrigger.LOOP_RESET, List.copyOf(scope)));
        }
        Attempt attempt = step.attempt();
        boolean ended = all.stream()
                .anyMatch(event -> event instanceof StepEvent.StepCompleted || event instanceof StepEvent.StepFailed);
        if (attempt != null && attempt.claim().taken() && ended && state() == TaskState.RUNNING) {
            all.add(new TaskEvent.ObservationAwaited());
        }
        return all;
    }

    /** Under {@code on_failure: block} a failure for good holds the step for a person. */
    private List<DomainEvent> blockedInstead(Step step, List<DomainEvent> events) {
        if (snapshot.task().spec().rules().onFailure() != OnFailure.BLOCK
                || !step.spec().isWork()) {
            return events;
        }
        return events.stream()
                .<DomainEvent>map(event -> event instanceof StepEvent.StepFailed failed
                        ? new StepEvent.StepBlocked(failed.step(), failed.failure())
                        : event)
                .toList();
    }

    private Optional<Decision<DomainEvent>> refusal(Set<StepKey> keys) {
        return keys.stream()
                .filter(key -> snapshot.step(key).isEmpty())
                .findFirst()
                .map(this::unknown);
    }

    private Decision<DomainEvent> unknown(StepKey key) {
        return Decision.rejected(
                ErrorCode.NOT_FOUND,
                "task %s has no step '%s'".formatted(snapshot.task().id(), key));
    }

    private TaskState state() {
        return snapshot.task().state();
    }

    private Decision<DomainEvent> illegal(String wanted) {
        return Decision.rejected(
                ErrorCode.ILLEGAL_TRANSITION,
                "task %s is %s and cannot be %s".formatted(snapshot.task().id(), state().word(), wanted));
    }

    private static List<StepEvent> accepted(Decision<StepEvent> decision) {
        return decision instanceof Decision.Accepted<StepEvent> accepted ? accepted.events() : List.of();
    }

    private static Decision<DomainEvent> fact(DomainEvent event) {
        return Decision.accepted(List.of(event));
    }

    /** The failure that a task ends with: its first failed work step's, else that of another step that stopped its work. */
    static Failure failureOf(TaskSnapshot snapshot) {
        return Stream.concat(snapshot.work().stream(), snapshot.all().stream())
                .filter(step -> step.state() == StepState.FAILED)
                .map(step -> step.result().failure())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Failure.user("NOT_RUN", "a step was skipped because one before it had failed"));
    }
}
