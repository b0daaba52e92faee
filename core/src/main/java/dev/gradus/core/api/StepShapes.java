package dev.gradus.core.api;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DurationText;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.policy.RetryPolicy;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.AttemptEnd;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepProgress;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.WaitReason;
import dev.gradus.core.task.PublicIds;
import dev.gradus.core.task.TaskId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The JSON of steps, attempts and failures. */
final class StepShapes {
    private final PublicIds ids;

    StepShapes(PublicIds ids) {
        this.ids = ids;
    }

    Document step(TaskId task, Step step) {
        StepSpec spec = step.spec();
        StepKey parent = spec.parent();
        var shape = new Shape()
                .with("id", step.id().value())
                .with("uuid", ids.of(step.id()).toString())
                .with("task_id", task.value())
                .with("key", step.key().value())
                .with("title", spec.title())
                .with("kind", spec.body().kind())
                .with("role", spec.place().role().word())
                .with("parent", parent == null ? null : parent.value())
                .with("state", step.state().name().toLowerCase(Locale.ROOT))
                .with("needs", words(List.copyOf(spec.needs())))
                .with("when", spec.policies().when().word())
                .with("settings", spec.body().settings());
        outcome(shape, step);
        progress(shape, step.progress());
        Attempt attempt = step.attempt();
        return shape.with(
                        "attempt",
                        attempt == null ? null : brief(step.id(), attempt).done())
                .with("priority", spec.policies().priority())
                .with("timeout", DurationText.format(spec.policies().timeout().limit()))
                .with("retry", retry(spec.policies().retry()))
                .with("delay", DurationText.format(spec.policies().delay()))
                .with("reuse", spec.policies().reuse().word())
                .with("approval", ApprovalShape.of(step))
                .with("labels", spec.labels())
                .with("closed_at", step.closedAt())
                .done();
    }

    /** As a definition writes it, so that what was read can be written back. */
    private static Document retry(RetryPolicy retry) {
        return new Shape()
                .with("max_attempts", retry.maxAttempts())
                .with("backoff", DurationText.format(retry.backoff().initial()))
                .with("multiplier", BigDecimal.valueOf(retry.backoff().multiplier()))
                .with("max_backoff", DurationText.format(retry.backoff().max()))
                .with(
                        "not_on",
                        retry.notOn().stream().map(FailureClass::word).sorted().toList())
                .done();
    }

    Document attempt(StepId step, Attempt attempt) {
        AttemptEnd end = attempt.end();
        return brief(step, attempt)
                .with("input", attempt.input())
                .with("output", end == null ? null : end.output())
                .with("failure", end == null ? null : failure(end.failure()))
                .done();
    }

    static @Nullable Document failure(@Nullable Failure failure) {
        return failure == null
                ? null
                : new Shape()
                        .with("class", failure.failureClass().word())
                        .with("code", failure.code())
                        .with("message", failure.message())
                        .with("retryable", failure.retryable())
                        .with("details", failure.details())
                        .done();
    }

    static List<String> words(List<StepKey> keys) {
        return keys.stream().map(StepKey::value).toList();
    }

    private Shape brief(StepId step, Attempt attempt) {
        AttemptEnd end = attempt.end();
        return new Shape()
                .with("number", attempt.number())
                .with("uuid", ids.of(step, attempt.number()).toString())
                .with("state", end == null ? "running" : end.outcome().word())
                .with("started_at", attempt.startedAt())
                .with("ended_at", end == null ? null : end.at())
                .with("retries", attempt.retries())
                .with("worker_session", attempt.claim().owner().value())
                .with("fence", attempt.claim().fence().value());
    }

    private static @Nullable Document lastSuccess(@Nullable LastSuccess last) {
        return last == null
                ? null
                : new Shape()
                        .with("attempt", last.attempt())
                        .with("fingerprint", last.tracking().fingerprint().sha256())
                        .with("changed", last.tracking().changed())
                        .with("inputs", last.tracking().fingerprint().inputs())
                        .done();
    }

    private static void outcome(Shape shape, Step step) {
        Origin origin = step.result().origin();
        SkipReason skipped = step.result().skipped();
        shape.with("results", step.result().results())
                .with("failure", failure(step.result().failure()))
                .with("decision", origin == null ? null : origin.word())
                .with("skip_reason", skipped == null ? null : skipped.word())
                .with("last_success", lastSuccess(step.result().last()));
    }

    private static void progress(Shape shape, StepProgress progress) {
        WaitReason waiting = progress.waiting();
        shape.with("waiting_for", waiting == null ? null : waiting.word())
                .with("not_before", progress.notBefore())
                .with("forced", progress.forced())
                .with("asked", progress.asked())
                .with("failures", progress.failures())
                .with("lost", progress.lost());
    }
}
