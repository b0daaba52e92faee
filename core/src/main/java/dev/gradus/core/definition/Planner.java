package dev.gradus.core.definition;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DurationText;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.When;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Says what a task of a definition would do, before it exists. The same definition and inputs give the same plan. Stateless.
 */
public final class Planner {
    private Planner() {}

    /** What would happen to a step. */
    public enum Action {
        /** It is executed. */
        RUN,
        /** An earlier result stands in. */
        REUSE,
        /** It is executed after a wait of its own. */
        WAIT,
        /** It depends on how other steps end whether it is executed. */
        CONDITIONAL;

        /** The constant's one spelling in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One step's part of the plan.
     *
     * @param step the step
     * @param wave the steps of one wave can run at the same time, from 1
     * @param action what would happen to it
     * @param note why, for people
     */
    public record Entry(StepSpec step, int wave, Action action, String note) {
        public Entry {
            requireNonNull(step, "step");
            requireNonNull(action, "action");
            requireNonNull(note, "note");
        }
    }

    /**
     * Every step, wave by wave, within a wave as written: an order in which they could run.
     *
     * @throws dev.gradus.core.failure.CoreException INVALID_INPUT when the inputs do not fit
     */
    public static List<Entry> plan(Definition definition, Document inputs) {
        InputBinding.bind(definition, inputs);
        List<StepSpec> steps = definition.steps();
        StepGraph graph = StepGraph.of(
                steps.stream().map(step -> step.key().value()).toList(),
                steps.stream()
                        .map(step -> step.needs().stream().map(StepKey::value).toList())
                        .toList());
        Entry[] entries = new Entry[steps.size()];
        for (int place : graph.order()) {
            List<Entry> needs = Arrays.stream(graph.needs(place))
                    .mapToObj(need -> entries[need])
                    .toList();
            entries[place] = entry(steps.get(place), needs, definition.rules().isManual());
        }
        List<Entry> plan = new ArrayList<>(Arrays.asList(entries));
        plan.sort(Comparator.comparingInt(Entry::wave));
        return plan;
    }

    private static Entry entry(StepSpec step, List<Entry> needs, boolean manual) {
        int wave = 1 + needs.stream().mapToInt(Entry::wave).max().orElse(0);
        Action action = action(step, needs);
        String note = note(step, needs, action);
        return new Entry(step, wave, action, manual ? note + ", when asked to" : note);
    }

    private static Action action(StepSpec step, List<Entry> needs) {
        boolean uncertain = step.policies().when() == When.SUCCESS
                && needs.stream().anyMatch(need -> need.action() == Action.CONDITIONAL);
        if (uncertain || step.policies().when() == When.FAILURE) {
            return Action.CONDITIONAL;
        }
        return step.policies().delay().isZero() ? Action.RUN : Action.WAIT;
    }

    private static String note(StepSpec step, List<Entry> needs, Action action) {
        String condition =
                needs.isEmpty() ? "at once" : condition(step.policies().when()) + named(needs);
        return action == Action.WAIT || !step.policies().delay().isZero()
                ? condition + ", after " + DurationText.format(step.policies().delay())
                : condition;
    }

    private static String condition(When when) {
        return switch (when) {
            case SUCCESS -> "after ";
            case FAILURE -> "only if one fails of ";
            case ALWAYS -> "whatever becomes of ";
        };
    }

    private static String named(List<Entry> needs) {
        int shown = 5;
        String names = needs.stream()
                .limit(shown)
                .map(need -> need.step().key().value())
                .collect(Collectors.joining(", "));
        return needs.size() > shown ? names + " and %d more".formatted(needs.size() - shown) : names;
    }
}
