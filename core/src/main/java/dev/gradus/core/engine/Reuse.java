package dev.gradus.core.engine;

import dev.gradus.core.kind.Inputs;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.kind.Tracked;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.ReuseMode;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.Tracking;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Executes one attempt, unless an earlier success can stand in; says in the attempt's log which of both, and why. */
final class Reuse {
    private static final int NAMED = 20;

    private final StepKind kind;
    private final Execution execution;

    Reuse(StepKind kind, Execution execution) {
        this.kind = kind;
        this.execution = execution;
    }

    /** What the attempt comes to. */
    Outcome outcome() throws InterruptedException {
        ReuseMode mode = step().spec().policies().reuse();
        if (!(kind instanceof Tracked tracked) || mode == ReuseMode.NEVER) {
            return kind.execute(execution);
        }
        Inputs inputs = tracked.inputs(execution);
        if (inputs instanceof Inputs.Refused refused) {
            return Outcome.failure(refused.failure());
        }
        if (!(inputs instanceof Inputs.Known known)) {
            return kind.execute(execution);
        }
        boolean forced = mode == ReuseMode.FORCE || step().progress().forced();
        return outcome(tracked, known.fingerprint(), forced);
    }

    private Outcome outcome(Tracked tracked, Fingerprint fingerprint, boolean forced) throws InterruptedException {
        LastSuccess last = step().result().last();
        List<String> changed = last == null
                ? List.of()
                : fingerprint.changedSince(last.tracking().fingerprint());
        if (last == null || !changed.isEmpty()) {
            say(changed);
            return tracked(kind.execute(execution), fingerprint, Origin.EXECUTED);
        }
        if (forced) {
            say("nothing changed since attempt %d; executed because it was forced".formatted(last.attempt()));
            return tracked(kind.execute(execution), fingerprint, Origin.FORCED);
        }
        Optional<String> lapsed = tracked.lapsed(execution, last.results());
        if (lapsed.isPresent()) {
            say("nothing changed since attempt %d, but %s: executed".formatted(last.attempt(), lapsed.get()));
            return tracked(kind.execute(execution), fingerprint, Origin.EXECUTED);
        }
        say("nothing changed since attempt %d: its results are reused".formatted(last.attempt()));
        return new Outcome.Success(last.results(), Origin.REUSED);
    }

    /** A success with what it depended on; a kind that changes its own inputs says so itself. */
    private Outcome tracked(Outcome outcome, Fingerprint before, Origin origin) {
        if (outcome instanceof Outcome.Success success && success.origin() != Origin.REUSED) {
            return new Outcome.Success(success.results(), origin, tracking(success.tracking(), before));
        }
        return outcome instanceof Outcome.Children children
                ? new Outcome.Children(children.results(), children.children(), tracking(children.tracking(), before))
                : outcome;
    }

    private Tracking tracking(@Nullable Tracking own, Fingerprint before) {
        Fingerprint fingerprint = own == null ? before : own.fingerprint();
        LastSuccess last = step().result().last();
        return new Tracking(
                fingerprint,
                last == null ? List.of() : before.changedSince(last.tracking().fingerprint()));
    }

    private void say(List<String> changed) {
        if (!changed.isEmpty()) {
            String more = changed.size() > NAMED ? " and %d more".formatted(changed.size() - NAMED) : "";
            say("what changed: " + String.join(", ", changed.subList(0, Math.min(NAMED, changed.size()))) + more);
        }
    }

    private void say(String line) {
        execution.print(LogChunk.Source.GRADUS, line + "\n");
    }

    private Step step() {
        return execution.claimed().step();
    }
}
