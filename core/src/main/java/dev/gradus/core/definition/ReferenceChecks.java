package dev.gradus.core.definition;

import dev.gradus.core.definition.Node.Member;
import dev.gradus.core.step.ApprovalPolicy;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares placeholders with what they name. Confined to one reading. */
final class ReferenceChecks {
    private final Map<String, InputSpec> inputs = new LinkedHashMap<>();
    private final List<StepDraft> steps;
    private final Map<String, Integer> places = new HashMap<>();
    private final Findings findings;
    private final Suggestions suggestions;
    private @Nullable List<BitSet> allNeeds;

    ReferenceChecks(List<InputSpec> inputs, List<StepDraft> steps, Findings findings, Suggestions suggestions) {
        inputs.forEach(input -> this.inputs.put(input.name(), input));
        this.steps = steps;
        this.findings = findings;
        this.suggestions = suggestions;
        for (int i = 0; i < steps.size(); i++) {
            places.putIfAbsent(steps.get(i).id(), i);
        }
    }

    void check(Node root) {
        refusePlaceholders(root, List.of("title", "labels"));
        Member described = root.members().get("inputs");
        if (described != null) {
            described.node().members().values().forEach(input -> refuseInDefault(input.node()));
        }
        for (int i = 0; i < steps.size(); i++) {
            checkStep(i);
        }
    }

    private void checkStep(int step) {
        StepDraft draft = steps.get(step);
        refusePlaceholders(draft.node(), List.of("title", "labels", "approval"));
        checkKey(draft);
        Node settings = draft.kind().settings();
        settings.eachKey(this::refusePlaceholder);
        settings.eachText(
                (at, text) -> Template.parse(text).placeholders().forEach(place -> checkPlace(step, at, place)));
    }

    /** A concurrency key is settled when the task is made: by then there is nothing but its inputs. */
    private void checkKey(StepDraft draft) {
        Node concurrency = draft.node().members().containsKey("concurrency")
                ? draft.node().members().get("concurrency").node()
                : null;
        if (concurrency == null) {
            return;
        }
        concurrency.eachText((at, text) -> Template.parse(text).placeholders().forEach(place -> {
            if (place.fault() == null && place.scope() == Placeholder.Scope.INPUTS) {
                checkInput(at, place);
            } else {
                refusePlaceholder(at, text);
            }
        }));
    }

    private void checkPlace(int step, Position at, Placeholder place) {
        if (place.fault() != null) {
            findings.add(
                    at, ProblemCode.BAD_REFERENCE, "%s: %s".formatted(Wording.quoted(place.written()), place.fault()));
            return;
        }
        switch (place.scope()) {
            case INPUTS -> checkInput(at, place);
            case STEPS -> checkResult(step, at, place);
            case TASK -> checkFact(at, place);
            case ENV -> checkVariable(at, place);
            case FEEDBACK -> checkField(at, place);
        }
    }

    private void checkInput(Position at, Placeholder place) {
        InputSpec input = inputs.get(place.name());
        if (input == null) {
            findings.add(
                    at,
                    ProblemCode.UNKNOWN_INPUT,
                    "%s: no input has this name%s"
                            .formatted(
                                    Wording.quoted(place.written()),
                                    suggestions.suggest(place.name(), inputs.keySet())));
        } else if (!place.path().isEmpty() && input.type() != InputType.OBJECT && input.type() != InputType.ARRAY) {
            findings.add(
                    at,
                    ProblemCode.BAD_REFERENCE,
                    "%s: the input is of type %s and holds nothing"
                            .formatted(
                                    Wording.quoted(place.written()),
                                    input.type().word()));
        }
    }

    private void checkResult(int step, Position at, Placeholder place) {
        Integer target = places.get(place.name());
        if (target == null) {
            findings.add(
                    at,
                    ProblemCode.UNKNOWN_STEP,
                    "%s: no step has this id%s"
                            .formatted(
                                    Wording.quoted(place.written()),
                                    suggestions.suggest(place.name(), places.keySet())));
        } else if (target == step || !allNeeds().get(step).get(target)) {
            findings.add(
                    at,
                    ProblemCode.NOT_A_NEED,
                    "%s: add '%s' to the needs of this step, or of one it needs"
                            .formatted(Wording.quoted(place.written()), place.name()));
        }
    }

    private void checkFact(Position at, Placeholder place) {
        if (!Interpolation.TASK_FACTS.contains(place.name()) || !place.path().isEmpty()) {
            List<String> facts = Interpolation.TASK_FACTS.stream().sorted().toList();
            findings.add(
                    at,
                    ProblemCode.BAD_REFERENCE,
                    "%s: of a task, expected one of %s"
                            .formatted(Wording.quoted(place.written()), Wording.list(facts)));
        }
    }

    private void checkField(Position at, Placeholder place) {
        Set<String> fields = new TreeSet<>();
        for (StepDraft step : steps) {
            ApprovalPolicy policy = step.policies().approval();
            if (policy != null) {
                fields.addAll(policy.form().keys());
            }
        }
        if (!fields.contains(place.name())) {
            findings.add(
                    at,
                    ProblemCode.BAD_REFERENCE,
                    "%s: no approval's form has this field%s"
                            .formatted(Wording.quoted(place.written()), suggestions.suggest(place.name(), fields)));
        }
    }

    private void checkVariable(Position at, Placeholder place) {
        if (!EnvironmentNames.allows(place.name())) {
            findings.add(
                    at,
                    ProblemCode.FORBIDDEN_VARIABLE,
                    "%s: this variable may not be read; name it %s… to allow it"
                            .formatted(Wording.quoted(place.written()), EnvironmentNames.PREFIX));
        }
    }

    private List<BitSet> allNeeds() {
        if (allNeeds == null) {
            allNeeds = StepChecks.graph(steps).allNeeds();
        }
        return allNeeds;
    }

    private void refusePlaceholders(Node object, List<String> keys) {
        for (String key : keys) {
            Member member = object.members().get(key);
            if (member != null) {
                member.node().eachText(this::refusePlaceholder);
            }
        }
    }

    private void refuseInDefault(Node input) {
        if (input.value().isObject()) {
            refusePlaceholders(input, List.of("default"));
        } else {
            input.eachText(this::refusePlaceholder);
        }
    }

    private void refusePlaceholder(Position at, String text) {
        if (Interpolation.hasPlaceholders(text)) {
            findings.add(
                    at,
                    ProblemCode.MISPLACED_REFERENCE,
                    "placeholders are filled in the values of a step's settings and env, not here");
        }
    }
}
