package dev.gradus.core.definition;

import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.policy.TimeoutPolicy;
import dev.gradus.core.step.ReuseMode;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepPlace;
import dev.gradus.core.step.StepPolicies;
import dev.gradus.core.step.StepRole;
import dev.gradus.core.step.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One step: the keys every step can have, and one kind key. Confined to one reading. */
final class StepFormat {
    /** The keys of every step, in the order of the documentation. */
    static final List<String> KEYS = List.of(
            "id",
            "title",
            "role",
            "needs",
            "depends_on",
            "when",
            "retry",
            "timeout",
            "priority",
            "delay",
            "queue",
            "concurrency",
            "labels",
            "env",
            "reuse",
            "approval");

    /** Words of the format that nothing acts on yet. */
    static final List<String> NOT_YET = List.of("qa", "policies");

    private static final int MAX_TITLE = 200;
    private static final Duration MAX_DELAY = Duration.ofDays(365);
    private static final Duration MIN_TIMEOUT = Duration.ofMillis(1);

    private final Findings findings;
    private final KindFormat kindFormat;
    private final RetryFormat retryFormat;
    private final NeedsFormat needsFormat;
    private final GatesFormat gatesFormat;
    private final ApprovalFormat approvalFormat;

    StepFormat(KindRegistry kinds, Findings findings, Suggestions suggestions) {
        this.findings = findings;
        this.kindFormat = new KindFormat(kinds, findings, suggestions);
        this.retryFormat = new RetryFormat(findings, suggestions);
        this.approvalFormat = new ApprovalFormat(findings, suggestions);
        this.needsFormat = new NeedsFormat(findings, suggestions);
        this.gatesFormat = new GatesFormat(findings, suggestions);
    }

    /**
     * Reads a step.
     *
     * @param number its place in the list, from 1
     */
    StepDraft read(Node step, int number) {
        Fields fields = new Fields(step, findings);
        String id = id(fields, number);
        KindFormat.Kind kind = kindFormat.read(step);
        List<StepDraft.Need> needs = new ArrayList<>(needsFormat.needs(fields.node("needs")));
        needs.addAll(needsFormat.dependsOn(fields.node("depends_on")));
        needs.addAll(needsFormat.dependsOn(kind.dependsOn()));
        needsFormat.requireFew(step, needs);
        return new StepDraft(
                step,
                id,
                fields.text("title", id, MAX_TITLE),
                new StepPlace(fields.word("role", StepRole.WORK, StepRole.values(), StepRole::word), null),
                kind,
                needs,
                policies(fields, kind),
                fields.demands("labels"));
    }

    private String id(Fields fields, int number) {
        String generated = "step-" + number;
        Node node = fields.node("id");
        if (node == null || !fields.isText(node)) {
            return generated;
        }
        String id = node.value().text();
        if (!StepKey.isValid(id)) {
            findings.add(node.at(), ProblemCode.BAD_NAME, Names.refusal(id));
        }
        return id;
    }

    private StepPolicies policies(Fields fields, KindFormat.Kind kind) {
        TimeoutPolicy timeout = new TimeoutPolicy(
                fields.duration("timeout", TimeoutPolicy.DEFAULT.limit(), MIN_TIMEOUT, TimeoutPolicy.CAP));
        return new StepPolicies(
                        fields.word("when", When.SUCCESS, When.values(), When::word),
                        retryFormat.read(fields),
                        timeout,
                        fields.integer("priority", 0, -1_000, 1_000),
                        fields.duration("delay", Duration.ZERO, Duration.ZERO, MAX_DELAY),
                        fields.word("reuse", ReuseMode.AUTO, ReuseMode.values(), ReuseMode::word))
                .admittedBy(gatesFormat.read(fields))
                .with(approvalFormat.read(fields, kind));
    }
}
