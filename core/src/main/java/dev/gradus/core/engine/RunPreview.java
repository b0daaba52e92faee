package dev.gradus.core.engine;

import dev.gradus.core.api.Plan.PlannedStep;
import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.kind.Inputs;
import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.kind.Tracked;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Claim;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.ReuseMode;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tells what a run of a task would do to each of its steps, by asking the kinds for the fingerprints that {@link Reuse} would compare.
 * Where a needed step would be executed, what depends on its results is known only then. Used by one thread.
 */
final class RunPreview {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int NAMED = 20;

    private final TaskSnapshot task;
    private final KindRegistry kinds;
    private final SettingsResolver resolver;
    private final Instant now;
    private final boolean forced;
    private final Map<StepKey, PlannedStep> planned = new LinkedHashMap<>();
    private final Map<StepKey, Step> scope;
    private final Set<StepKey> settled = new HashSet<>();

    RunPreview(TaskSnapshot task, KindRegistry kinds, SettingsResolver resolver, Instant now, boolean forced) {
        this.task = task;
        this.kinds = kinds;
        this.resolver = resolver;
        this.now = now;
        this.forced = forced;
        boolean over = task.task().state().isTerminal();
        this.scope = task.all().stream()
                .filter(step -> over || !step.state().isTerminal())
                .collect(Collectors.toMap(Step::key, step -> step, (one, other) -> one, LinkedHashMap::new));
    }

    /** Every step that the run would reach, in an order in which they could run. */
    List<PlannedStep> steps() throws InterruptedException {
        for (Step step : scope.values()) {
            plan(step);
        }
        List<PlannedStep> steps = new ArrayList<>(planned.values());
        steps.sort(Comparator.comparingInt(PlannedStep::wave));
        return steps;
    }

    private PlannedStep plan(Step step) throws InterruptedException {
        PlannedStep known = planned.get(step.key());
        if (known != null) {
            return known;
        }
        List<PlannedStep> needs = new ArrayList<>();
        for (StepKey need : step.spec().needs()) {
            Step needed = scope.get(need);
            if (needed != null) {
                needs.add(plan(needed));
            }
        }
        int wave = 1 + needs.stream().mapToInt(PlannedStep::wave).max().orElse(0);
        Set<String> open = needs.stream()
                .map(PlannedStep::key)
                .filter(need -> !settled.contains(need))
                .map(StepKey::value)
                .collect(Collectors.toCollection(TreeSet::new));
        Verdict verdict = verdict(step, open);
        if (verdict.settled()) {
            settled.add(step.key());
        }
        String kind = step.spec().body().kind();
        PlannedStep made = new PlannedStep(
                step.key(), kind, List.copyOf(step.spec().needs()), verdict.action(), wave, verdict.note());
        planned.put(step.key(), made);
        return made;
    }

    /**
     * What would happen to a step.
     *
     * @param action as {@link PlannedStep} has it
     * @param note why
     * @param settled whether its results are known to come out as they did, or to be none that others look at
     */
    private record Verdict(String action, String note, boolean settled) {
        static Verdict run(String why) {
            return new Verdict("run", why, false);
        }
    }

    private Verdict verdict(Step step, Set<String> open) throws InterruptedException {
        StepKind kind = kinds.find(step.spec().body().kind()).orElse(null);
        LastSuccess last = step.result().last();
        boolean succeeded = step.result().origin() != null;
        if (kind == null) {
            return Verdict.run("this process has no such kind");
        }
        if (!(kind instanceof Tracked tracked) || (last == null && succeeded)) {
            return new Verdict("run", "it runs each time", succeeded && open.isEmpty());
        }
        if (step.spec().policies().reuse() == ReuseMode.NEVER) {
            return Verdict.run("reuse: never");
        } else if (last == null) {
            return Verdict.run("it has not succeeded yet");
        }
        return open.isEmpty()
                ? compared(step, tracked, last)
                : new Verdict("conditional", "decided when %s has run".formatted(String.join(", ", open)), false);
    }

    private Verdict compared(Step step, Tracked tracked, LastSuccess last) throws InterruptedException {
        PreviewContext context;
        try {
            context = context(step);
        } catch (CoreException | DocumentException unresolved) {
            return Verdict.run("its settings cannot be resolved: " + unresolved.getMessage());
        }
        Inputs inputs = tracked.inputs(context);
        if (inputs instanceof Inputs.Refused refused) {
            return Verdict.run("it would fail: " + refused.failure().message());
        }
        if (!(inputs instanceof Inputs.Known known)) {
            return Verdict.run("it runs each time");
        }
        return compared(step, tracked, last, known.fingerprint(), context);
    }

    private Verdict compared(
            Step step, Tracked tracked, LastSuccess last, Fingerprint fingerprint, PreviewContext context)
            throws InterruptedException {
        List<String> changed = fingerprint.changedSince(last.tracking().fingerprint());
        if (!changed.isEmpty()) {
            return Verdict.run("changed: " + named(changed));
        }
        if (forced || step.progress().forced() || step.spec().policies().reuse() == ReuseMode.FORCE) {
            return Verdict.run("forced; nothing changed since attempt " + last.attempt());
        }
        Optional<String> lapsed = tracked.lapsed(context, last.results());
        return lapsed.map(Verdict::run)
                .orElseGet(() -> new Verdict("reuse", "unchanged since attempt " + last.attempt(), true));
    }

    private static String named(List<String> changed) {
        String more = changed.size() > NAMED ? " and %d more".formatted(changed.size() - NAMED) : "";
        return String.join(", ", changed.subList(0, Math.min(NAMED, changed.size()))) + more;
    }

    private PreviewContext context(Step step) {
        Claim nobody = new Claim(new SessionId(1), new Fence(1), false);
        Step begun = step.with(Attempt.begun(step.nextAttempt(), nobody, now));
        ClaimedStep claimed = new ClaimedStep(task.task().id(), task.task().spec(), begun);
        Document settings = resolver.resolve(claimed);
        return new PreviewContext(task, claimed, settings, new StopSource(PATIENCE, Runnable::run), now);
    }
}
