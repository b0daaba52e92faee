package dev.gradus.core.definition;

import dev.gradus.core.data.Document;
import dev.gradus.core.definition.StepDraft.Need;
import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.step.StepBody;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.When;
import java.util.Map;

/**
 * Reads one step on its own. Its needs can be compared with the task's steps only when it is added. Where nothing is
 * interpolated, what looks like a placeholder is escaped while the kind checks it.
 */
final class SingleStep {
    private final KindRegistry kinds;
    private final boolean interpolated;

    SingleStep(KindRegistry kinds, boolean interpolated) {
        this.kinds = kinds;
        this.interpolated = interpolated;
    }

    StepSpec read(Document body) {
        Findings findings = new Findings("step");
        try {
            String text = (interpolated ? body : escaped(body)).toPrettyJson();
            Node node = SourceText.read(new DefinitionText("step", text), findings);
            if (new Fields(node, findings).isObject(node)) {
                StepDraft draft = new StepFormat(kinds, findings, new Suggestions()).read(node, 1);
                check(draft, findings);
                if (findings.isEmpty()) {
                    return interpolated ? draft.spec() : literal(draft);
                }
            }
        } catch (UnreadableText unreadable) {
            unreadable.addTo(findings);
        }
        throw Reading.refusal(findings.sorted());
    }

    private static void check(StepDraft draft, Findings findings) {
        for (Need need : draft.needs()) {
            if (need.id().equals(draft.id())) {
                findings.add(
                        need.at(), ProblemCode.SELF_NEED, "the step " + Wording.quoted(draft.id()) + " needs itself");
            } else if (!StepKey.isValid(need.id())) {
                findings.add(need.at(), ProblemCode.BAD_NAME, Names.refusal(need.id()));
            }
        }
        if (draft.needs().isEmpty() && draft.policies().when() == When.FAILURE) {
            findings.add(
                    draft.node().locate("/when", false),
                    ProblemCode.WHEN_WITHOUT_NEEDS,
                    "a step that runs on failure needs a step that can fail");
        }
    }

    private static StepSpec literal(StepDraft draft) {
        StepSpec read = draft.spec();
        Document settings = read.body().settings().transformStrings(text -> Document.of(text.replace("$${", "${")));
        var body = new StepBody(read.body().kind(), settings, false);
        return new StepSpec(read.key(), read.title(), read.place(), body, read.needs(), read.policies(), read.labels());
    }

    /** The body with every placeholder of its settings escaped. */
    private static Document escaped(Document body) {
        if (!body.isObject()) {
            return body;
        }
        Document escaped = body;
        for (Map.Entry<String, Document> member : body.members().entrySet()) {
            boolean settings = !StepFormat.KEYS.contains(member.getKey())
                    || member.getKey().equals("env");
            if (settings) {
                escaped = escaped.with(member.getKey(), literal(member.getValue()));
            }
        }
        return escaped;
    }

    private static Document literal(Document value) {
        return value.transformStrings(text -> Document.of(text.replace("${", "$${")));
    }
}
