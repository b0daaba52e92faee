package dev.gradus.core.engine;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.event.Stream;
import dev.gradus.core.outbox.Announcement;
import dev.gradus.core.outbox.ApprovalMessage;
import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.EventMessage;
import dev.gradus.core.outbox.PayloadFormat;
import dev.gradus.core.port.ClaimedDelivery;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskDecider;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.Optional;

/** What is told, and what is remembered of having told it. Thread safe. */
final class OutboxMessages {
    private static final Cause CAUSE = Cause.of(new Actor("engine:outbox"));

    private final TaskStore tasks;

    OutboxMessages(TaskStore tasks) {
        this.tasks = tasks;
    }

    /** The body; nothing when there is nothing left to tell. */
    Optional<Document> body(ClaimedDelivery claimed) {
        PayloadFormat format = claimed.subscription().terms().format();
        Announcement event = claimed.delivery().event();
        return format.isAboutApprovals()
                ? task(event)
                        .flatMap(task -> waiting(task, event)
                                .map(step -> ApprovalMessage.of(task, step, results(event, step))
                                        .body(format)))
                : Optional.of(EventMessage.of(event));
    }

    /**
     * Notes in an external step's report that somebody was told, as the nightly orchestration's clients expect it there. Before
     * the delivery is settled: who dies between tells once more, and says so once.
     */
    void told(ClaimedDelivery claimed, Instant at) {
        if (claimed.subscription().terms().format().isAboutApprovals()) {
            Delivery delivery = claimed.delivery();
            task(delivery.event())
                    .flatMap(task -> waiting(task, delivery.event()))
                    .filter(step -> step.spec().isExternal())
                    .ifPresent(step -> note(new TaskId(delivery.event().stream().id()), step, at));
        }
    }

    private void note(TaskId task, Step told, Instant at) {
        tasks.change(
                task,
                CAUSE,
                (snapshot, now, ids) -> snapshot.step(told.key())
                        .filter(step -> step.state() == StepState.WAITING && !isTold(step))
                        .map(step -> step.result().results().with(ApprovalMessage.NOTIFIED_AT, at))
                        .map(report -> TaskDecider.decide(
                                snapshot,
                                new TaskCommand.OnStep(told.key(), new StepCommand.Report(StepState.WAITING, report)),
                                now,
                                ids))
                        .orElse(Decision.nothing()));
    }

    private Optional<TaskSnapshot> task(Announcement event) {
        return event.stream().kind() == Stream.Kind.TASK
                ? tasks.find(new TaskId(event.stream().id()))
                : Optional.empty();
    }

    /** The step that the event is about, if it still waits. */
    private static Optional<Step> waiting(TaskSnapshot task, Announcement event) {
        Document payload = event.payload();
        Optional<String> key = payload == null
                ? Optional.empty()
                : payload.member("step").filter(Document::isString).map(Document::text);
        return task.all().stream()
                .filter(step -> step.state() == StepState.WAITING)
                .filter(step -> key.isEmpty() || step.key().value().equals(key.get()))
                .findFirst();
    }

    /** Those that came with the event: a step that asks after its execution has none of its own yet. */
    private static Document results(Announcement event, Step step) {
        Document payload = event.payload();
        return payload == null
                ? step.result().results()
                : payload.member("results")
                        .filter(Document::isObject)
                        .orElseGet(() -> step.result().results());
    }

    private static boolean isTold(Step step) {
        return step.result()
                .results()
                .member(ApprovalMessage.NOTIFIED_AT)
                .filter(at -> !at.isNull())
                .isPresent();
    }
}
