package dev.gradus.core.definition;

import dev.gradus.core.data.Document;
import dev.gradus.core.definition.StepDraft.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a step waits for: {@code needs: [id]}, or {@code depends_on: [{id: …}]} as task-sync writes it, beside the kind or
 * inside its settings. Confined to one reading.
 */
final class NeedsFormat {
    /** Needs of one step. */
    static final int MAX_NEEDS = 1_000;

    private final Findings findings;
    private final Suggestions suggestions;

    NeedsFormat(Findings findings, Suggestions suggestions) {
        this.findings = findings;
        this.suggestions = suggestions;
    }

    /** Ids; a single one needs no list. */
    List<Need> needs(@Nullable Node node) {
        List<Need> needs = new ArrayList<>();
        if (node == null) {
            return needs;
        }
        Fields fields = new Fields(node, findings);
        if (node.value().isString()) {
            needs.add(new Need(node.value().text(), node.at()));
        } else if (fields.isList(node)) {
            for (Node item : node.items()) {
                if (fields.isText(item)) {
                    needs.add(new Need(item.value().text(), item.at()));
                }
            }
        }
        return needs;
    }

    /** Objects with an id, which may be a number. */
    List<Need> dependsOn(@Nullable Node node) {
        List<Need> needs = new ArrayList<>();
        if (node == null || !new Fields(node, findings).isList(node)) {
            return needs;
        }
        node.items().forEach(item -> dependency(item).ifPresent(needs::add));
        return needs;
    }

    void requireFew(Node step, List<Need> needs) {
        if (needs.size() > MAX_NEEDS) {
            findings.add(
                    step.at(),
                    ProblemCode.OUT_OF_RANGE,
                    "expected at most %d needs, found %d".formatted(MAX_NEEDS, needs.size()));
        }
    }

    private Optional<Need> dependency(Node item) {
        if (item.value().isString()) {
            return Optional.of(new Need(item.value().text(), item.at()));
        }
        Fields fields = new Fields(item, findings);
        if (!fields.isObject(item)) {
            return Optional.empty();
        }
        fields.refuseUnknown(List.of("id"), suggestions);
        Node id = fields.required("id");
        if (id == null) {
            return Optional.empty();
        }
        Document value = id.value();
        boolean number = value.isInteger();
        return number || fields.isText(id)
                ? Optional.of(new Need(number ? value.integer().toString() : value.text(), id.at()))
                : Optional.empty();
    }
}
