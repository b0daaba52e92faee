package dev.gradus.core.definition;

import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.OnFailure;
import dev.gradus.core.task.TaskRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The top of a definition. Confined to one reading. */
final class DefinitionFormat {
    /** Steps of one definition. */
    static final int MAX_STEPS = 10_000;

    static final List<String> KEYS = List.of(
            "name",
            "title",
            "description",
            "inputs",
            "steps",
            "on_failure",
            "dispatch",
            "shared_path",
            "labels",
            "schedule");

    private static final int MAX_TITLE = 200;
    private static final int MAX_DESCRIPTION = 10_000;

    private final KindRegistry kinds;
    private final Findings findings;
    private final Suggestions suggestions = new Suggestions();

    DefinitionFormat(KindRegistry kinds, Findings findings) {
        this.kinds = kinds;
        this.findings = findings;
    }

    /** The definition, or nothing when there are findings. */
    @Nullable
    Definition read(Node root) {
        Fields fields = new Fields(root, findings);
        if (!fields.isObject(root)) {
            return null;
        }
        fields.refuseUnknown(KEYS, suggestions);
        String name = name(fields);
        fields.text("title", "", MAX_TITLE);
        fields.text("description", "", MAX_DESCRIPTION);
        TaskRules rules = new TaskRules(
                fields.word("dispatch", Dispatch.AUTO, Dispatch.values(), Dispatch::word),
                fields.word("on_failure", OnFailure.FAIL, OnFailure.values(), OnFailure::word));
        boolean sharedPath = fields.isTrue("shared_path");
        Map<String, String> labels = fields.marks("labels");
        List<InputSpec> inputs = new InputsFormat(findings, suggestions).read(fields.node("inputs"));
        List<StepDraft> steps = steps(fields);
        checkSchedule(name, fields.node("schedule"));
        new StepChecks(steps, findings, suggestions).check();
        new ReferenceChecks(inputs, steps, findings, suggestions).check(root);
        return findings.isEmpty()
                ? new Definition(
                        name,
                        inputs,
                        rules,
                        steps.stream().map(StepDraft::spec).toList(),
                        labels,
                        sharedPath,
                        root.value())
                : null;
    }

    private void checkSchedule(String name, @Nullable Node schedule) {
        if (schedule != null) {
            Findings own = findings.forSameFile();
            new ScheduleFormat(own, suggestions).read(StepKey.isValid(name) ? name : "unnamed", schedule);
            findings.addAll(own);
        }
    }

    private String name(Fields fields) {
        Node node = fields.required("name");
        if (node == null || !fields.isText(node)) {
            return "";
        }
        String name = node.value().text();
        if (!StepKey.isValid(name)) {
            findings.add(node.at(), ProblemCode.BAD_NAME, Names.refusal(name));
        }
        return name;
    }

    private List<StepDraft> steps(Fields fields) {
        List<StepDraft> drafts = new ArrayList<>();
        Node list = fields.required("steps");
        if (list == null || !fields.isList(list)) {
            return drafts;
        }
        int count = list.items().size();
        if (count == 0 || count > MAX_STEPS) {
            findings.add(
                    list.at(),
                    ProblemCode.OUT_OF_RANGE,
                    "expected 1 to %d steps, found %d".formatted(MAX_STEPS, count));
        }
        StepFormat format = new StepFormat(kinds, findings, suggestions);
        for (int i = 0; i < Math.min(count, MAX_STEPS); i++) {
            Node step = list.items().get(i);
            if (fields.isObject(step)) {
                drafts.add(format.read(step, i + 1));
            }
        }
        return drafts;
    }
}
