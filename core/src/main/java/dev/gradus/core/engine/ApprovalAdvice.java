package dev.gradus.core.engine;

import dev.gradus.core.step.ApprovalPolicy;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskSpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says who has to decide about a step that waits for a person, until when, and how. */
final class ApprovalAdvice {
    private ApprovalAdvice() {}

    static String of(Task task, Step step) {
        ApprovalPolicy policy = step.spec().policies().approval();
        Instant until = step.progress().notBefore();
        String question = policy == null || policy.message() == null ? "" : " (\"" + policy.message() + "\")";
        String who = excluded(task, step).isEmpty()
                ? "a person's approval"
                : "the approval of another person than " + excluded(task, step).get(0);
        String end = until == null ? "" : "; without it, it is rejected at " + until;
        return "it waits for %s%s%s: 'gradus approval approve %s'".formatted(who, question, end, step.id());
    }

    /** Who may not approve. */
    static List<String> excluded(Task task, Step step) {
        ApprovalPolicy policy = step.spec().policies().approval();
        @Nullable String submitter = task.spec().labels().get(TaskSpec.SUBMITTER);
        return policy == null || !policy.fourEyes() || submitter == null ? List.of() : List.of(submitter);
    }
}
