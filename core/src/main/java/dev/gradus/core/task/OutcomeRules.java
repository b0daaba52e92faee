package dev.gradus.core.task;

import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.ApprovalMoment;
import dev.gradus.core.step.ApprovalPolicy;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.transition.Decision;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether what an attempt came to can hold in its task. Children and resets name other steps; when they name what does not
 * exist, what is not theirs, or what is running, the attempt has failed with a reason instead.
 */
final class OutcomeRules {
    private final TaskSnapshot snapshot;
    private final Step step;

    private OutcomeRules(TaskSnapshot snapshot, Step step) {
        this.snapshot = snapshot;
        this.step = step;
    }

    /** The same command, or one that reports the failure instead. */
    static StepCommand checked(TaskSnapshot snapshot, Step step, StepCommand command) {
        if (!(command instanceof StepCommand.CompleteAttempt completed)) {
            return command;
        }
        return new OutcomeRules(snapshot, step)
                .fault(completed.outcome())
                .<StepCommand>map(fault -> new StepCommand.CompleteAttempt(completed.fence(), Outcome.failure(fault)))
                .orElse(command);
    }

    private Optional<Failure> fault(Outcome outcome) {
        ApprovalPolicy policy = step.spec().policies().approval();
        boolean judged = policy != null && policy.when() == ApprovalMoment.AFTER;
        if (judged && (outcome instanceof Outcome.Children || outcome instanceof Outcome.Reset)) {
            return Optional.of(
                    Failure.user(
                            "APPROVAL_NOT_POSSIBLE",
                            "the step generates or opens steps, which cannot wait for an approval after it: put a gate behind it"));
        }
        if (outcome instanceof Outcome.Children children) {
            return childrenFault(children.children()).map(why -> Failure.user("INVALID_CHILDREN", why));
        }
        if (outcome instanceof Outcome.Reset reset) {
            return resetFault(reset.targets()).map(why -> Failure.user("RESET_REFUSED", why));
        }
        return Optional.empty();
    }

    private Optional<String> resetFault(Set<StepKey> targets) {
        Optional<StepKey> unknown =
                targets.stream().filter(key -> snapshot.step(key).isEmpty()).findFirst();
        if (targets.isEmpty() || unknown.isPresent()) {
            return Optional.of(unknown.map(key -> "there is no step '%s' to go back to".formatted(key))
                    .orElse("a reset names at least one step to go back to"));
        }
        Set<StepKey> others = new LinkedHashSet<>(snapshot.withDownstream(targets));
        others.remove(step.key());
        return refusal(snapshot.without(step.key()), others);
    }

    private Optional<String> childrenFault(List<StepSpec> children) {
        Map<StepKey, Set<StepKey>> needs = new LinkedHashMap<>();
        snapshot.all().forEach(other -> needs.put(other.key(), other.spec().needs()));
        Set<StepKey> seen = new LinkedHashSet<>();
        for (StepSpec child : children) {
            if (!seen.add(child.key())) {
                return Optional.of("two children have the key '%s'".formatted(child.key()));
            }
            Optional<String> fault = childFault(child);
            if (fault.isPresent()) {
                return fault;
            }
            needs.put(child.key(), child.needs());
        }
        return looseNeed(children, needs).or(() -> circle(needs)).or(() -> reopeningFault(children));
    }

    private Optional<String> reopeningFault(List<StepSpec> children) {
        Set<StepKey> scope = new ChildReconciliation(snapshot, step, children).reopened();
        return refusal(snapshot.without(step.key()), scope);
    }

    private static Optional<String> refusal(TaskSnapshot snapshot, Set<StepKey> scope) {
        return Reopening.refusal(snapshot, scope, StepTrigger.LOOP_RESET)
                .map(refusal -> ((Decision.Rejected<?>) refusal).message());
    }

    private Optional<String> childFault(StepSpec child) {
        if (!step.key().equals(child.parent())) {
            return Optional.of("child '%s' must have the parent '%s'".formatted(child.key(), step.key()));
        }
        return snapshot.step(child.key())
                .filter(present -> !step.key().equals(present.spec().parent())
                        || ((present.isLive() || present.isAwaited())
                                && !present.spec().equals(child))
                        || present.wouldChangeHands(child))
                .map(present -> step.key().equals(present.spec().parent())
                        ? "child '%s' has begun and cannot be changed to this".formatted(child.key())
                        : "step '%s' exists and is no child of '%s'".formatted(child.key(), step.key()));
    }

    private static Optional<String> looseNeed(List<StepSpec> children, Map<StepKey, Set<StepKey>> needs) {
        return children.stream()
                .flatMap(child -> child.needs().stream()
                        .filter(need -> !needs.containsKey(need))
                        .map(need -> "child '%s' needs '%s', which does not exist".formatted(child.key(), need)))
                .findFirst();
    }

    /** Takes away steps whose needs are all taken away; what cannot be taken away needs itself. */
    private static Optional<String> circle(Map<StepKey, Set<StepKey>> needs) {
        Set<StepKey> left = new LinkedHashSet<>(needs.keySet());
        boolean smaller = true;
        while (smaller) {
            smaller = left.removeIf(
                    key -> needs.getOrDefault(key, Set.of()).stream().noneMatch(left::contains));
        }
        return left.stream().findFirst().map(key -> "the children make step '%s' need itself".formatted(key));
    }
}
