package dev.gradus.core.definition;

import dev.gradus.core.step.Concurrency;
import dev.gradus.core.step.Gates;
import dev.gradus.core.step.StepKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code queue} and {@code concurrency: {key, limit}}. Confined to one reading. */
final class GatesFormat {
    static final List<String> KEYS = List.of("key", "limit");

    private static final int MAX_QUEUE = 100;

    private final Findings findings;
    private final Suggestions suggestions;

    GatesFormat(Findings findings, Suggestions suggestions) {
        this.findings = findings;
        this.suggestions = suggestions;
    }

    Gates read(Fields step) {
        return new Gates(queue(step), concurrency(step));
    }

    private @Nullable String queue(Fields step) {
        String queue = step.text("queue", "", MAX_QUEUE);
        if (queue.isEmpty()) {
            return null;
        }
        if (!StepKey.isValid(queue)) {
            Node node = step.node("queue");
            if (node != null) {
                findings.add(node.at(), ProblemCode.BAD_NAME, Names.refusal(queue));
            }
            return null;
        }
        return queue;
    }

    private @Nullable Concurrency concurrency(Fields step) {
        Node node = step.node("concurrency");
        if (node == null || !step.isObject(node)) {
            return null;
        }
        Fields fields = new Fields(node, findings);
        fields.refuseUnknown(KEYS, suggestions);
        fields.required("key");
        fields.required("limit");
        String key = fields.text("key", "", Concurrency.LONGEST_KEY);
        int limit = fields.integer("limit", 1, 1, Concurrency.MOST);
        return key.isEmpty() ? null : new Concurrency(key, limit);
    }
}
