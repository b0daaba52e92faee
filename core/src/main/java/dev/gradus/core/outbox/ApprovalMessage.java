package dev.gradus.core.outbox;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.TaskSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a step that waits for approval, with the members that the nightly orchestration has always sent.
 *
 * @param runId the task's name
 * @param task what the step is called
 * @param outputsUri where its output is to be seen
 * @param logExcerpt the end of what it printed
 */
public record ApprovalMessage(
        String runId,
        String task,
        @Nullable String outputsUri,
        @Nullable String logExcerpt) {
    /** The member of an external step's report that says when somebody was told. */
    public static final String NOTIFIED_AT = "webhook_notified_at";

    private static final int MAX_EXCERPT_CHARS = 2_000;

    public ApprovalMessage {
        requireNonNull(runId, "runId");
        requireNonNull(task, "task");
        if (logExcerpt != null && logExcerpt.length() > MAX_EXCERPT_CHARS) {
            logExcerpt = logExcerpt.substring(0, MAX_EXCERPT_CHARS);
        }
    }

    /**
     * About a step.
     *
     * @param results what it has to show
     */
    public static ApprovalMessage of(TaskSnapshot task, Step step, Document results) {
        return new ApprovalMessage(
                task.task().spec().name(),
                step.spec().isExternal() ? step.spec().title() : step.key().value(),
                text(results, "outputs_uri"),
                text(results, "log_excerpt"));
    }

    /** The body in this format. */
    public Document body(PayloadFormat format) {
        return switch (format) {
            case SLACK -> Document.emptyObject().with("text", sentence());
            case EMAIL, STANDARD -> fields();
        };
    }

    private String sentence() {
        return "Task %s awaiting approval: %s".formatted(task, outputsUri == null ? runId : outputsUri);
    }

    private Document fields() {
        return Document.emptyObject()
                .with("run_id", runId)
                .with("task", task)
                .with("status", "awaiting_approval")
                .with("outputs_uri", outputsUri)
                .with("log_excerpt", logExcerpt);
    }

    private static @Nullable String text(Document results, String member) {
        return results.member(member)
                .filter(Document::isString)
                .map(Document::text)
                .orElse(null);
    }
}
