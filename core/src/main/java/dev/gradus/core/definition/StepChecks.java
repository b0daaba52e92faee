package dev.gradus.core.definition;

import dev.gradus.core.definition.StepDraft.Need;
import dev.gradus.core.step.When;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares a definition's steps with one another: ids, needs, cycles. Confined to one reading. */
final class StepChecks {
    private static final int MAX_SHOWN_STEPS = 10;

    private final List<StepDraft> steps;
    private final Findings findings;
    private final Suggestions suggestions;
    private final Map<String, StepDraft> byId = new LinkedHashMap<>();

    StepChecks(List<StepDraft> steps, Findings findings, Suggestions suggestions) {
        this.steps = steps;
        this.findings = findings;
        this.suggestions = suggestions;
    }

    void check() {
        steps.forEach(this::requireOwnId);
        steps.forEach(this::checkNeeds);
        for (List<Integer> cycle : graph(steps).cycles()) {
            reportCycle(cycle);
        }
    }

    static StepGraph graph(List<StepDraft> steps) {
        return StepGraph.of(
                steps.stream().map(StepDraft::id).toList(),
                steps.stream().map(StepDraft::neededIds).toList());
    }

    private void requireOwnId(StepDraft step) {
        StepDraft first = byId.putIfAbsent(step.id(), step);
        if (first != null) {
            findings.add(
                    step.at(),
                    ProblemCode.DUPLICATE_ID,
                    "the id %s is taken by the step at %s".formatted(Wording.quoted(step.id()), first.at()));
        }
    }

    private void checkNeeds(StepDraft step) {
        Set<String> seen = new HashSet<>();
        for (Need need : step.needs()) {
            if (need.id().equals(step.id())) {
                findings.add(
                        need.at(),
                        ProblemCode.SELF_NEED,
                        "the step %s needs itself".formatted(Wording.quoted(step.id())));
            } else if (!byId.containsKey(need.id())) {
                findings.add(need.at(), ProblemCode.UNKNOWN_NEED, unknownNeed(need));
            } else if (!seen.add(need.id())) {
                findings.add(
                        need.at(),
                        ProblemCode.DUPLICATE_NEED,
                        "%s is needed twice".formatted(Wording.quoted(need.id())));
            }
        }
        if (step.needs().isEmpty() && step.policies().when() == When.FAILURE) {
            findings.add(
                    step.node().locate("/when", false),
                    ProblemCode.WHEN_WITHOUT_NEEDS,
                    "a step that runs on failure needs a step that can fail");
        }
    }

    private String unknownNeed(Need need) {
        return "no step has the id %s%s"
                .formatted(Wording.quoted(need.id()), suggestions.suggest(need.id(), byId.keySet()));
    }

    private void reportCycle(List<Integer> cycle) {
        StepDraft first = steps.get(cycle.get(0));
        String second = steps.get(cycle.get(1)).id();
        Position at = first.needs().stream()
                .filter(need -> need.id().equals(second))
                .map(Need::at)
                .findFirst()
                .orElse(first.at());
        findings.add(at, ProblemCode.CYCLE, "steps need one another: " + path(cycle));
    }

    private String path(List<Integer> cycle) {
        StringBuilder path = new StringBuilder();
        for (int index : cycle.subList(0, Math.min(cycle.size(), MAX_SHOWN_STEPS))) {
            path.append(steps.get(index).id()).append(" → ");
        }
        if (cycle.size() > MAX_SHOWN_STEPS) {
            path.append("… %d more … → ".formatted(cycle.size() - MAX_SHOWN_STEPS));
        }
        return path.append(steps.get(cycle.get(0)).id()).toString();
    }
}
