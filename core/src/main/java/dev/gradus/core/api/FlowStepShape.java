package dev.gradus.core.api;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.AttemptEnd;
import dev.gradus.core.step.AttemptOutcome;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.PublicIds;
import dev.gradus.core.task.Task;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps and tool calls as taskonaut 0.6 shows them. */
final class FlowStepShape {
    private static final String INPUT = "${inputs.";

    private final PublicIds ids;

    FlowStepShape(PublicIds ids) {
        this.ids = ids;
    }

    Document step(Task task, Step step, int index, List<Document> calls) {
        Failure failure = step.result().failure();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("id", ids.of(step.id()).toString());
        members.put("task_id", ids.of(task.id()).toString());
        members.put("step_index", index);
        members.put("step_name", step.key().value());
        members.put("span_id", span(step));
        members.put("status", FlowStatus.of(step.state()).name());
        members.put("input_payload", input(task, step));
        members.put(
                "output_payload",
                step.state() == StepState.COMPLETED ? step.result().results() : null);
        members.put("error_message", failure == null ? null : failure.message());
        members.put("created_at", Representations.time(task.times().createdAt()));
        members.put("updated_at", Representations.time(updatedAt(task, step)));
        members.put("tool_calls", calls);
        return Document.object(members);
    }

    /** None before the step was executed, and none when a rule stopped it. */
    List<Document> toolCalls(Task task, Step step) {
        Attempt attempt = step.attempt();
        AttemptEnd end = attempt == null ? null : attempt.end();
        if (attempt == null || end == null) {
            return List.of();
        }
        Failure failure = end.failure();
        boolean byRule = failure != null && failure.failureClass() == FailureClass.POLICY;
        boolean ended = end.outcome() == AttemptOutcome.COMPLETED || end.outcome() == AttemptOutcome.FAILED;
        return ended && !byRule ? List.of(toolCall(task, step, attempt, end)) : List.of();
    }

    private Document toolCall(Task task, Step step, Attempt attempt, AttemptEnd end) {
        Failure failure = end.failure();
        String error = failure == null ? null : failure.message();
        String taskId = ids.of(task.id()).toString();
        String stepId = ids.of(step.id()).toString();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("id", ids.of(step.id(), attempt.number()).toString());
        members.put("task_id", taskId);
        members.put("task_step_id", stepId);
        members.put("span_id", span(step));
        members.put("idempotency_key", taskId + ":" + stepId + ":" + tool(step));
        members.put("tool_name", tool(step));
        members.put("status", failure == null ? "COMPLETED" : "FAILED");
        members.put("retry_count", attempt.retries());
        members.put("last_error", error);
        members.put("started_at", Representations.time(attempt.startedAt()));
        members.put("finished_at", Representations.time(end.at()));
        members.put("request_payload", input(task, step));
        members.put("response_payload", end.output());
        members.put("error_message", error);
        members.put("created_at", Representations.time(attempt.startedAt()));
        return Document.object(members);
    }

    private String span(Step step) {
        return ids.of(step.id()).toString().replace("-", "").substring(16);
    }

    private static String tool(Step step) {
        return step.spec()
                .body()
                .settings()
                .member("name")
                .filter(Document::isString)
                .map(Document::text)
                .orElse(step.key().value());
    }

    private static Document input(Task task, Step step) {
        Attempt attempt = step.attempt();
        Document used = attempt == null ? null : attempt.input();
        Document settings = used == null ? planned(task, step.spec().body().settings()) : used;
        return settings.member("input").orElse(settings);
    }

    private static Document planned(Task task, Document settings) {
        return settings.transformStrings(text -> text.startsWith(INPUT) && text.endsWith("}")
                ? task.spec()
                        .inputs()
                        .member(text.substring(INPUT.length(), text.length() - 1))
                        .orElse(Document.of(text))
                : Document.of(text));
    }

    private static Instant updatedAt(Task task, Step step) {
        Attempt attempt = step.attempt();
        if (step.closedAt() != null) {
            return step.closedAt();
        }
        return attempt == null ? task.times().createdAt() : attempt.startedAt();
    }
}
