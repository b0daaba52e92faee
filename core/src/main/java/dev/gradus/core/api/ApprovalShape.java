package dev.gradus.core.api;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DurationText;
import dev.gradus.core.step.Approval;
import dev.gradus.core.step.ApprovalPolicy;
import dev.gradus.core.step.ApprovalState;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskSpec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The JSON of an approval: how a person is asked, and how it stands. */
final class ApprovalShape {
    private ApprovalShape() {}

    /** Nothing for steps about which nobody is asked or was heard. */
    static @Nullable Document of(Step step) {
        ApprovalPolicy policy = step.spec().policies().approval();
        Approval approval = step.progress().approval();
        if (policy == null && approval.equals(Approval.NONE)) {
            return null;
        }
        Shape shape = new Shape();
        policy(shape, policy);
        ApprovalState state = approval.state();
        return shape.with("state", state == null ? null : state.word())
                .with("by", approval.by())
                .withForeign("note", approval.note())
                .with("at", approval.at())
                .with("feedback", approval.feedback())
                .with("push_backs", approval.pushBacks())
                .done();
    }

    /** A step that waits for a person, or did. */
    static Document asked(TaskSnapshot snapshot, Step step) {
        Task task = snapshot.task();
        boolean waits = step.isAwaited();
        Document approval = of(step);
        return new Shape()
                .with("id", step.id().value())
                .with("task_id", task.id().value())
                .with("task", task.spec().name())
                .with("key", step.key().value())
                .with("title", step.spec().title())
                .with("kind", step.spec().body().kind())
                .with("waits", waits)
                .with("submitted_by", task.spec().labels().get(TaskSpec.SUBMITTER))
                .with("expires_at", waits ? step.progress().notBefore() : null)
                .with("approval", approval)
                .with("results", step.result().results())
                .done();
    }

    private static void policy(Shape shape, @Nullable ApprovalPolicy policy) {
        Duration expires = policy == null ? null : policy.expires();
        shape.with("when", policy == null ? null : policy.when().word())
                .with("message", policy == null ? null : policy.message())
                .with("expires", expires == null ? null : DurationText.format(expires))
                .with("four_eyes", policy != null && policy.fourEyes())
                .with("if_result", policy == null ? null : policy.ifResult())
                .with("form", policy == null ? Document.emptyObject() : policy.form())
                .with("max_push_backs", policy == null ? 0 : policy.maxPushBacks());
    }
}
