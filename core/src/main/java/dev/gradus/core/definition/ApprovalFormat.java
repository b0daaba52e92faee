package dev.gradus.core.definition;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.ApprovalMoment;
import dev.gradus.core.step.ApprovalPolicy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code approval}: when a person is asked, or an object; and the settings of {@code gate}. Confined to one reading. */
final class ApprovalFormat {
    /** The keys of an approval. */
    static final List<String> KEYS =
            List.of("when", "message", "expires", "four_eyes", "if_result", "form", "max_push_backs");

    /** The settings of a gate. */
    static final List<String> GATE_KEYS = List.of("message", "expires", "four_eyes", "form", "max_push_backs");

    private static final int MAX_MESSAGE = 2_000;
    private static final int MAX_MEMBER = 100;
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Findings findings;
    private final Suggestions suggestions;

    ApprovalFormat(Findings findings, Suggestions suggestions) {
        this.findings = findings;
        this.suggestions = suggestions;
    }

    /** The approval of a step of this kind. */
    @Nullable
    ApprovalPolicy read(Fields step, KindFormat.Kind kind) {
        Node node = step.node("approval");
        if (kind.name().equals("gate")) {
            if (node != null) {
                findings.add(
                        node.at(),
                        ProblemCode.CONFLICTING_KEYS,
                        "a gate is an approval itself: write its keys as the gate's settings");
            }
            return gate(kind.settings());
        }
        return node == null ? null : approval(step, node);
    }

    /** What the settings of a gate, checked by its kind, say. */
    private ApprovalPolicy gate(Node settings) {
        return settings.value().isObject()
                ? policy(new Fields(settings, findings), ApprovalMoment.BEFORE, null)
                : ApprovalPolicy.asking(ApprovalMoment.BEFORE);
    }

    private ApprovalPolicy approval(Fields step, Node node) {
        if (node.value().isString()) {
            return ApprovalPolicy.asking(when(step, "approval"));
        }
        if (!node.value().isObject()) {
            step.wrongType(node, "before, after or an object");
            return ApprovalPolicy.asking(ApprovalMoment.BEFORE);
        }
        Fields fields = new Fields(node, findings);
        fields.refuseUnknown(KEYS, suggestions);
        fields.required("when");
        ApprovalMoment when = when(fields, "when");
        String ifResult = fields.text("if_result", "", MAX_MEMBER);
        if (!ifResult.isEmpty() && when == ApprovalMoment.BEFORE) {
            findings.add(
                    node.locate("/if_result", true),
                    ProblemCode.CONFLICTING_KEYS,
                    "there are no results before the step: if_result needs when: after");
        }
        return policy(fields, when, ifResult.isEmpty() ? null : ifResult);
    }

    private static ApprovalMoment when(Fields fields, String key) {
        return fields.word(key, ApprovalMoment.BEFORE, ApprovalMoment.values(), ApprovalMoment::word);
    }

    private ApprovalPolicy policy(Fields fields, ApprovalMoment when, @Nullable String ifResult) {
        String message = fields.text("message", "", MAX_MESSAGE);
        Node expires = fields.node("expires");
        Node form = fields.node("form");
        if (form != null) {
            var unused = new InputsFormat(findings, suggestions).read(form);
        }
        return new ApprovalPolicy(
                when,
                message.isEmpty() ? null : message,
                expires == null ? null : fields.duration("expires", LONGEST, SHORTEST, LONGEST),
                fields.isTrue("four_eyes"),
                ifResult,
                form == null || !form.value().isObject() ? Document.emptyObject() : form.value(),
                fields.integer("max_push_backs", ApprovalPolicy.USUAL_PUSH_BACKS, 0, ApprovalPolicy.MOST_PUSH_BACKS));
    }
}
