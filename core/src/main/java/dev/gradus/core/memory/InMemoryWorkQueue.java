package dev.gradus.core.memory;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.ClaimRequest;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Completion;
import dev.gradus.core.port.Delivery;
import dev.gradus.core.port.HeldStep;
import dev.gradus.core.port.Receipt;
import dev.gradus.core.port.WorkQueue;
import dev.gradus.core.step.Claim;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.QueueMoves;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepProgress;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.ClaimRules;
import dev.gradus.core.task.Placement;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The queue in memory: the operational moves of steps. What an attempt came to is settled elsewhere. */
final class InMemoryWorkQueue implements WorkQueue {
    private final SharedState state;
    private final Claiming claiming;
    private final Settlement settlement;
    private final Continuing continuing;

    InMemoryWorkQueue(SharedState state) {
        this.state = state;
        this.claiming = new Claiming(state);
        this.settlement = new Settlement(state);
        this.continuing = new Continuing(state, claiming);
    }

    @Override
    public List<ClaimedStep> claim(ClaimRequest request) {
        return state.inTransaction(() -> claiming.claim(request));
    }

    @Override
    public Optional<ClaimedStep> take(TaskId task, StepKey step, SessionId session, Precondition precondition) {
        return state.inTransaction(() -> {
            Instant now = state.now();
            return state.tasks()
                    .find(task)
                    .filter(snapshot -> state.sessions().isLive(session))
                    .filter(precondition::holdsFor)
                    .filter(snapshot -> snapshot.step(step)
                            .filter(found -> ClaimRules.mayBeTaken(snapshot, found, now))
                            .filter(found -> Placement.isMet(snapshot.task(), found, offers(session)))
                            .filter(found -> state.gatekeeper()
                                    .refusal(found.spec().gates())
                                    .isEmpty())
                            .isPresent())
                    .map(snapshot -> taken(snapshot, snapshot.require(step), session, now));
        });
    }

    private Map<String, String> offers(SessionId session) {
        return state.sessions().offers(session);
    }

    private ClaimedStep taken(TaskSnapshot snapshot, Step step, SessionId session, Instant now) {
        Step running = QueueMoves.claimed(step, new Claim(session, state.nextFence(), true), now);
        state.tasks().put(snapshot.moved(running), now);
        return new ClaimedStep(snapshot.task().id(), snapshot.task().spec(), running);
    }

    @Override
    public Change complete(Completion completion, Cause cause) {
        return state.inTransaction(() -> settlement.complete(completion, cause));
    }

    @Override
    public List<Receipt> completeAll(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> state.inTransaction(() -> received(delivery)))
                .toList();
    }

    private Receipt received(Delivery delivery) {
        TaskSnapshot before = state.require(delivery.completion().held().task());
        Change change = settlement.complete(delivery.completion(), delivery.cause());
        return change.isRejected() ? Receipt.of(change) : Receipt.stored(continuing.after(before, delivery));
    }

    @Override
    public boolean handBack(StepId step, Fence fence) {
        Instant now = state.now();
        return move(
                step,
                fence,
                now,
                held -> held.state() == StepState.RUNNING
                        ? Optional.of(QueueMoves.handedBack(held, now))
                        : Optional.empty());
    }

    @Override
    public boolean note(StepId step, Fence fence, Document memo) {
        return move(step, fence, state.now(), held -> Optional.of(noted(held, memo)));
    }

    private boolean move(StepId id, Fence fence, Instant now, Function<Step, Optional<Step>> how) {
        return state.inTransaction(() -> {
            Optional<TaskSnapshot> task = state.tasks().holding(id);
            Optional<Step> moved = task.flatMap(snapshot -> snapshot.step(id))
                    .filter(step -> step.isHeldUnder(fence))
                    .flatMap(how);
            moved.ifPresent(step -> state.tasks().put(task.orElseThrow().moved(step), now));
            return moved.isPresent();
        });
    }

    private static Step noted(Step step, Document memo) {
        StepProgress progress = step.progress().noting(memo);
        return new Step(step.id(), step.spec(), step.state(), progress, step.result(), step.attempt(), step.closedAt());
    }

    @Override
    public Set<Fence> toStop(Collection<HeldStep> held) {
        return state.inTransaction(() -> held.stream()
                .filter(one -> !isRunning(one))
                .map(HeldStep::fence)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private boolean isRunning(HeldStep held) {
        return state.tasks()
                .find(held.task())
                .flatMap(snapshot -> snapshot.step(held.step()))
                .filter(step -> step.isHeldUnder(held.fence()) && step.state() == StepState.RUNNING)
                .isPresent();
    }

    @Override
    public List<HeldStep> expired(SessionId confirming, int limit) {
        return state.inTransaction(() -> state.holdings().all().stream()
                .filter(holding -> !state.sessions().isLive(holding.owner()))
                .map(Holdings.Holding::step)
                .filter(held -> settlement.mayBeTakenBack(held, confirming))
                .limit(limit)
                .toList());
    }

    @Override
    public Change takeBack(HeldStep held, SessionId confirming, Cause cause) {
        return state.inTransaction(() -> settlement.takeBack(held, confirming, cause));
    }
}
