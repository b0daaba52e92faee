package dev.gradus.core.engine;

import dev.gradus.core.api.Explanation;
import dev.gradus.core.api.Explanation.Reason;
import dev.gradus.core.api.Explanation.Waiting;
import dev.gradus.core.port.MemberHolder;
import dev.gradus.core.port.MemberLeases;
import dev.gradus.core.port.MemberWish;
import dev.gradus.core.port.WorkerInfo;
import dev.gradus.core.queue.Refusal;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Gates;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.WaitReason;
import dev.gradus.core.task.ClaimRules;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.Placement;
import dev.gradus.core.task.Readiness;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers why steps are not running, from the same rules that the claim and the leases follow ({@link ClaimRules}, {@link
 * Placement}, {@link Readiness}, {@link MemberLeases}). */
final class Explainer {
    private final TaskSnapshot snapshot;
    private final List<WorkerInfo> workers;
    private final MemberLeases leases;
    private final Function<Gates, Optional<Refusal>> admission;
    private final Instant now;

    private Explainer(
            TaskSnapshot snapshot,
            List<WorkerInfo> workers,
            MemberLeases leases,
            Function<Gates, Optional<Refusal>> admission,
            Instant now) {
        this.snapshot = snapshot;
        this.workers = List.copyOf(workers);
        this.leases = leases;
        this.admission = admission;
        this.now = now;
    }

    /**
     * Explains a task.
     *
     * @param admission why a step with these gates would not be admitted
     */
    static Explanation explain(
            TaskSnapshot snapshot,
            List<WorkerInfo> workers,
            MemberLeases leases,
            Function<Gates, Optional<Refusal>> admission,
            Instant now) {
        Explainer explainer = new Explainer(snapshot, workers, leases, admission, now);
        List<Waiting> waits = new ArrayList<>();
        for (Step step : snapshot.all()) {
            Waiting waiting = explainer.waiting(step);
            if (waiting != null) {
                waits.add(waiting);
            }
        }
        return new Explanation(snapshot.task().id(), snapshot.task().state().word(), waits, decisions(snapshot));
    }

    /** Which READY steps no worker can have, and why: all that can be wrong with a task that was just stored. */
    static List<Waiting> withoutWorker(
            TaskSnapshot snapshot, List<WorkerInfo> workers, MemberLeases leases, Instant now) {
        Explainer explainer = new Explainer(snapshot, workers, leases, gates -> Optional.empty(), now);
        return snapshot.all().stream()
                .filter(step -> step.state() == StepState.READY)
                .map(explainer::ready)
                .filter(wait -> wait.reason() == Reason.NO_WORKER)
                .toList();
    }

    private static List<Explanation.Decided> decisions(TaskSnapshot snapshot) {
        List<Explanation.Decided> decisions = new ArrayList<>();
        for (Step step : snapshot.all()) {
            Origin origin = step.result().origin();
            LastSuccess last = step.result().last();
            if (origin != null && last != null) {
                List<String> changed =
                        origin == Origin.REUSED ? List.of() : last.tracking().changed();
                decisions.add(new Explanation.Decided(step.key(), origin, last.attempt(), changed));
            }
        }
        return decisions;
    }

    private @Nullable Waiting waiting(Step step) {
        if (snapshot.task().state().isTerminal()) {
            return null;
        }
        return switch (step.state()) {
            case COMPLETED, FAILED, CANCELLED, SKIPPED -> null;
            case RUNNING -> pooled(step);
            case PENDING -> pending(step);
            case READY -> ready(step);
            case NEEDS_QA -> because(step, Reason.QA, "its quality gate has not decided", List.of());
            case BLOCKED -> because(step, Reason.BLOCKED, blockedBy(step), List.of());
            case WAITING -> stored(step);
            case CANCELLING -> cancelling(step);
        };
    }

    private Waiting pending(Step step) {
        Task task = snapshot.task();
        Readiness readiness = Readiness.of(step, snapshot);
        if (!task.state().isUnderWay()) {
            return because(
                    step, Reason.NOT_STARTED, "task %s has not been started".formatted(task.id()), taskBlocker());
        }
        if (!readiness.open().isEmpty()) {
            List<String> open = readiness.open().stream().map(StepKey::value).toList();
            return because(step, Reason.DEPENDENCY, "needs " + String.join(", ", open), open);
        }
        if (task.progress().isHeld()) {
            return held(step);
        }
        if (!ClaimRules.isTime(step, now)) {
            return timed(step);
        }
        return because(step, Reason.MANUAL, "task %s is manual: advance or run it".formatted(task.id()), taskBlocker());
    }

    /** Null unless others use every member among which its attempt looks, or looked, for a free one. */
    private @Nullable Waiting pooled(Step step) {
        List<String> members = MemberWish.of(step.progress().memo()).members();
        if (members.isEmpty()) {
            return null;
        }
        List<MemberHolder> holders = leases.holders(members);
        if (holders.size() < members.size()
                || holders.stream().anyMatch(holder -> holder.step().equals(step.id()))) {
            return null;
        }
        List<String> names = holders.stream().map(this::name).toList();
        String message = "each of the %d member(s) of its pool is in use, by %s"
                .formatted(members.size(), String.join(", ", names));
        return because(step, Reason.POOL, message, names);
    }

    private String name(MemberHolder holder) {
        boolean own = holder.task().equals(snapshot.task().id());
        return own ? holder.key().value() : holder.task() + "/" + holder.key();
    }

    private Waiting ready(Step step) {
        if (snapshot.task().progress().isHeld()) {
            return held(step);
        }
        Waiting pooled = pooled(step);
        if (pooled != null) {
            return pooled;
        }
        if (!ClaimRules.isTime(step, now)) {
            return timed(step);
        }
        String kind = step.spec().body().kind();
        List<WorkerInfo> able = workers.stream()
                .filter(worker -> worker.slots() > 0 && worker.kinds().contains(kind))
                .toList();
        if (able.isEmpty()) {
            return because(
                    step,
                    Reason.NO_WORKER,
                    "no live worker can execute kind '%s': start one with 'gradus worker'".formatted(kind),
                    List.of(kind));
        }
        List<WorkerInfo> offering = able.stream()
                .filter(worker -> Placement.isMet(snapshot.task(), step, worker.offers()))
                .toList();
        if (offering.isEmpty()) {
            Waiting unreachable = engineAway(step, able);
            return unreachable != null
                    ? unreachable
                    : because(
                            step, Reason.NO_WORKER, PlacementAdvice.among(snapshot.task(), step, able), demands(step));
        }
        List<String> names = offering.stream().map(WorkerInfo::name).toList();
        return refused(step)
                .orElseGet(() -> because(
                        step,
                        Reason.WORKERS_BUSY,
                        "it is next in the queue of %d worker(s)".formatted(offering.size()),
                        names));
    }

    private Optional<Waiting> refused(Step step) {
        Gates gates = step.spec().gates();
        return gates.areOpen()
                ? Optional.empty()
                : admission
                        .apply(gates)
                        .map(refusal -> because(
                                step,
                                refusal.paused() ? Reason.QUEUE_PAUSED : Reason.CONCURRENCY,
                                AdmissionAdvice.of(refusal),
                                AdmissionAdvice.blockers(refusal)));
    }

    /** Null unless a worker could have the step but for its container engine, which does not answer it. */
    private @Nullable Waiting engineAway(Step step, List<WorkerInfo> able) {
        List<String> waiting = able.stream()
                .filter(worker -> worker.engine() == null)
                .filter(worker -> Placement.unmet(snapshot.task(), step, worker.offers())
                        .keySet()
                        .equals(Set.of(Pins.ENGINE)))
                .map(WorkerInfo::name)
                .toList();
        return waiting.isEmpty()
                ? null
                : because(
                        step,
                        Reason.ENGINE_UNREACHABLE,
                        "no worker reaches the container engine that its task is bound to: start that engine, or a worker beside it",
                        waiting);
    }

    private List<String> demands(Step step) {
        return Placement.demands(snapshot.task(), step).entrySet().stream()
                .map(demand -> demand.getKey() + "=" + demand.getValue())
                .toList();
    }

    private Waiting held(Step step) {
        boolean paused = snapshot.task().progress().paused();
        return because(
                step,
                Reason.TASK_PAUSED,
                "task %s is %s".formatted(snapshot.task().id(), paused ? "paused: resume it" : "disabled: enable it"),
                taskBlocker());
    }

    private Waiting timed(Step step) {
        Instant due = step.progress().notBefore();
        boolean backoff = step.progress().failures() > 0;
        String message = backoff
                ? "attempt %d failed; the next may begin at %s".formatted(step.nextAttempt() - 1, due)
                : "it may begin at " + due;
        return new Waiting(
                step.key(), backoff ? Reason.BACKOFF : Reason.SCHEDULE, message, List.of(), since(step), due);
    }

    private Waiting stored(Step step) {
        WaitReason waits = step.progress().waiting();
        Reason reason = waits == null ? Reason.INPUT : Reason.valueOf(waits.name());
        boolean approval = waits == WaitReason.APPROVAL;
        return new Waiting(
                step.key(),
                reason,
                approval ? ApprovalAdvice.of(snapshot.task(), step) : "it waits for " + reason.word(),
                approval ? ApprovalAdvice.excluded(snapshot.task(), step) : List.of(),
                approval ? asked(step) : since(step),
                step.progress().notBefore());
    }

    private Instant asked(Step step) {
        Instant at = step.progress().approval().at();
        return at == null ? since(step) : at;
    }

    private Waiting cancelling(Step step) {
        Attempt attempt = step.attempt();
        String owner = attempt == null ? "" : "session " + attempt.claim().owner();
        return because(
                step,
                Reason.CANCELLING,
                "%s has not confirmed that its work is gone".formatted(owner.isEmpty() ? "its owner" : owner),
                owner.isEmpty() ? List.of() : List.of(owner));
    }

    private static String blockedBy(Step step) {
        var failure = step.result().failure();
        return failure == null ? "it is blocked" : "it is blocked: " + failure.message();
    }

    private List<String> taskBlocker() {
        return List.of("task " + snapshot.task().id());
    }

    private Waiting because(Step step, Reason reason, String message, List<String> blockers) {
        return new Waiting(step.key(), reason, message, blockers, since(step), null);
    }

    private Instant since(Step step) {
        Attempt attempt = step.attempt();
        return attempt == null || attempt.end() == null
                ? snapshot.task().times().updatedAt()
                : attempt.end().at();
    }
}
