package dev.gradus.core.api;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.container.Belonging;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.data.Document;
import dev.gradus.core.data.DurationText;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.TryResult;
import dev.gradus.core.policy.Prunable;
import dev.gradus.core.policy.PrunePolicy;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.LogStore.PositionedChunk;
import dev.gradus.core.port.StoredDefinition;
import dev.gradus.core.port.WorkerSession;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.PublicIds;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How things look in JSON: what {@code /api/v1} answers and the command line's {@code -o json} prints. Members are
 * snake_case and always present, null when empty; times are ISO 8601 in UTC, with microseconds unless they are zero.
 * Immutable and thread safe.
 */
public final class Representations {
    private final StepShapes steps;
    private final TaskShapes tasks;

    /** For the installation with these public ids. */
    public Representations(PublicIds ids) {
        this.steps = new StepShapes(requireNonNull(ids, "ids"));
        this.tasks = new TaskShapes(ids, steps);
    }

    /** A task with its inputs and all its steps. */
    public Document task(TaskSnapshot snapshot) {
        return tasks.full(snapshot);
    }

    /** A task without its inputs and steps. */
    public Document taskSummary(TaskSnapshot snapshot) {
        return tasks.summary(snapshot);
    }

    /** A step of a task. */
    public Document step(TaskSnapshot snapshot, Step step) {
        return steps.step(snapshot.task().id(), step);
    }

    /** A step that waits for a person, as the inbox shows it: what is asked, about what, until when. */
    public Document approval(TaskSnapshot snapshot, Step step) {
        return ApprovalShape.asked(snapshot, step);
    }

    /** An attempt of a step, with what went in and what came out. */
    public Document attempt(StepId step, Attempt attempt) {
        return steps.attempt(step, attempt);
    }

    /** An event. */
    public Document event(EventEnvelope envelope) {
        EventPosition position = envelope.position();
        return new Shape()
                .with("position", position == null ? null : position.toString())
                .with("stream", envelope.stream().kind().word())
                .with("stream_id", envelope.stream().id())
                .with("seq", envelope.seq())
                .with("type", envelope.event().type())
                .with("at", envelope.at())
                .with("actor", envelope.cause().actor().value())
                .with("request_id", envelope.cause().requestId())
                .with("reason", envelope.cause().reason())
                .with("data", data(envelope))
                .done();
    }

    /** A stored version of a definition with its source. */
    public Document definition(StoredDefinition stored) {
        return definitionSummary(stored).with("source", stored.source());
    }

    /** A stored version of a definition without its source. */
    public Document definitionSummary(StoredDefinition stored) {
        return new Shape()
                .with("name", stored.name())
                .with("version", stored.version())
                .with("saved_at", stored.savedAt())
                .done();
    }

    /** A definition that was read and need not be stored. */
    public Document definition(Definition definition) {
        return new Shape()
                .with("name", definition.name())
                .with("version", definition.version())
                .with("source", definition.source())
                .done();
    }

    /** What a task would do. */
    public Document plan(Plan plan) {
        List<Document> planned =
                plan.steps().stream().map(Representations::planned).toList();
        return new Shape()
                .with("definition", TaskShapes.reference(plan.definition()))
                .with("steps", planned)
                .done();
    }

    /** Why a task's steps wait, and why its tracked ones were executed or not. */
    public Document explanation(Explanation explanation) {
        List<Document> waits =
                explanation.waits().stream().map(Representations::waiting).toList();
        return new Shape()
                .with("task_id", explanation.task().value())
                .with("state", explanation.state().toLowerCase(Locale.ROOT))
                .with("waits", waits)
                .with(
                        "decisions",
                        explanation.decisions().stream()
                                .map(Representations::decided)
                                .toList())
                .done();
    }

    private static Document decided(Explanation.Decided decided) {
        return new Shape()
                .with("step", decided.step().value())
                .with("decision", decided.origin().word())
                .with("attempt", decided.attempt())
                .with("changed", decided.changed())
                .done();
    }

    /** A worker session. */
    public Document worker(WorkerSession session) {
        return new Shape()
                .with("id", session.id().value())
                .with("name", session.worker().name())
                .with("host", session.worker().host())
                .with("engine", session.worker().engine())
                .with("kinds", session.worker().kinds().stream().sorted().toList())
                .with("slots", session.worker().slots())
                .with("labels", session.worker().labels())
                .with("started_at", session.startedAt())
                .with("lease_until", session.leaseUntil())
                .with("live", session.live())
                .with("holding", session.holding())
                .done();
    }

    /** A container. */
    public Document container(ContainerInfo container) {
        return new Shape()
                .with("id", container.id().value())
                .with("name", container.name())
                .with("image", container.image().value())
                .with("state", container.state().name().toLowerCase(Locale.ROOT))
                .with("step_id", container.owner().step().value())
                .with("attempt", container.owner().attempt())
                .with("created_at", container.createdAt())
                .done();
    }

    /** Something in a container engine. */
    public Document belonging(Belonging belonging) {
        return new Shape()
                .with("sort", belonging.sort().word())
                .with("name", belonging.name())
                .with("task_id", belonging.owner().task().value())
                .with("step_id", belonging.owner().step().value())
                .with("attempt", belonging.owner().attempt())
                .with("lifetime", belonging.owner().lifetime().word())
                .done();
    }

    /** A subscription, without its secrets and without what may be secret in its address. */
    public Document subscription(Subscription subscription) {
        return WebhookShapes.subscription(subscription);
    }

    /** A delivery without what it tells. */
    public Document delivery(Delivery delivery) {
        return WebhookShapes.delivery(delivery).done();
    }

    /** A delivery with its payload and its tries. */
    public Document delivery(Webhooks.Told told) {
        return WebhookShapes.delivery(told);
    }

    /** What a try came to. */
    public Document tried(TryResult result) {
        return WebhookShapes.tried(result).done();
    }

    /** What was pruned or would be. */
    public Document pruned(Retention.Report report) {
        Map<String, Long> counts = new TreeMap<>();
        report.counts().forEach((what, count) -> counts.put(what.word(), count));
        return new Shape()
                .with("counts", counts)
                .with("complete", report.complete())
                .done();
    }

    /** How long things are kept. */
    public Document policy(PrunePolicy policy) {
        Shape shape = new Shape();
        for (Prunable what : Prunable.values()) {
            Duration age = policy.ages().get(what);
            shape.with(what.word(), age == null ? null : DurationText.format(age));
        }
        return shape.done();
    }

    /** A piece of a log. */
    public Document logChunk(LogChunk chunk) {
        return log(chunk).done();
    }

    /** A piece of a task's log and where it stands. */
    public Document logChunk(PositionedChunk positioned) {
        return log(positioned.chunk())
                .with("position", positioned.position().toString())
                .done();
    }

    /** A refusal as problem JSON (RFC 9457), without the status, which is the face's to know. */
    public Document problem(CoreException refusal) {
        String word = refusal.code().word();
        String title = word.substring(0, 1).toUpperCase(Locale.ROOT)
                + word.substring(1).replace('-', ' ');
        Document problem = new Shape()
                .with("type", "urn:gradus:problem:" + word)
                .with("title", title)
                .with("code", word)
                .withForeign("detail", refusal.getMessage())
                .with("retry_helps", refusal.code().retryHelps())
                .done();
        return refusal.details().merge(problem);
    }

    /** A time as every representation writes it. */
    public static String time(Instant at) {
        return Shape.time(at);
    }

    private static Document data(EventEnvelope envelope) {
        return envelope.event() instanceof Record fact ? Document.ofRecord(fact) : Document.object(Map.of());
    }

    private static Shape log(LogChunk chunk) {
        return new Shape()
                .with("task_id", chunk.task().value())
                .with("step_id", chunk.step().value())
                .with("attempt", chunk.attempt())
                .with("seq", chunk.seq())
                .with("at", chunk.at())
                .with("source", chunk.source().word())
                .withForeign("text", chunk.text());
    }

    /** What a run of a task would do to its steps. */
    public Document preview(TaskId task, List<Plan.PlannedStep> steps) {
        return new Shape()
                .with("task_id", task.value())
                .with("steps", steps.stream().map(Representations::planned).toList())
                .done();
    }

    private static Document planned(Plan.PlannedStep step) {
        return new Shape()
                .with("key", step.key().value())
                .with("kind", step.kind())
                .with("needs", StepShapes.words(step.needs()))
                .with("action", step.action())
                .with("wave", step.wave())
                .with("note", step.note())
                .done();
    }

    private static Document waiting(Explanation.Waiting waiting) {
        return new Shape()
                .with("step", waiting.step().value())
                .with("reason", waiting.reason().word())
                .with("message", waiting.message())
                .with("blockers", waiting.blockers())
                .with("since", waiting.since())
                .with("next_look", waiting.nextLook())
                .done();
    }
}
