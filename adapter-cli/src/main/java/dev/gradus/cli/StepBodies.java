package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Steps of a task as bodies that can be written back, read from the task's JSON. */
final class StepBodies {
    /** The keys beside the kind that a person may edit. */
    static final Set<String> COMMON =
            Set.of("title", "needs", "depends_on", "when", "retry", "timeout", "priority", "delay", "labels", "reuse");

    private static final List<String> COPIED =
            List.of("title", "role", "when", "retry", "timeout", "priority", "delay", "reuse", "labels");

    private StepBodies() {}

    /** The step of this key. */
    static Document step(Document task, String key) {
        return Run.steps(task).stream()
                .filter(step -> Cells.text(step, "key").equals(key))
                .findFirst()
                .orElseThrow(() -> new CoreException(
                        ErrorCode.NOT_FOUND, "task %s has no step '%s'".formatted(Cells.text(task, "id"), key)));
    }

    /** As task-sync shows it: the kind's settings under its name, and needs as {@code depends_on} with numbers. */
    static Document settings(Document task, Document step) {
        String kind = Cells.text(step, "kind");
        Document own = step.member("settings").orElseThrow();
        Map<String, Document> numbers = Run.steps(task).stream()
                .collect(Collectors.toMap(
                        one -> Cells.text(one, "key"), one -> one.member("id").orElseThrow()));
        List<Document> needs = step.member("needs").map(Document::items).orElse(List.of()).stream()
                .map(need -> Document.emptyObject().with("id", numbers.get(need.text())))
                .toList();
        if (needs.isEmpty()) {
            return Document.emptyObject().with(kind, own);
        }
        return own.isObject()
                ? Document.emptyObject().with(kind, own.with("depends_on", needs))
                : Document.emptyObject().with(kind, own).with("depends_on", needs);
    }

    /** The whole step with its needs as keys. */
    static Document body(Document step) {
        return common(step)
                .with("needs", step.member("needs").orElse(Document.emptyArray()))
                .with(Cells.text(step, "kind"), step.member("settings").orElseThrow());
    }

    /** The whole step with its needs as numbers. */
    static Document numbered(Document task, Document step) {
        Document body = common(step);
        for (Map.Entry<String, Document> member : settings(task, step).members().entrySet()) {
            body = body.with(member.getKey(), member.getValue());
        }
        return body;
    }

    private static Document common(Document step) {
        Document body = Document.emptyObject().with("id", Cells.text(step, "key"));
        for (String name : COPIED) {
            body = body.with(name, step.member(name).orElse(Document.nullValue()));
        }
        return body;
    }
}
