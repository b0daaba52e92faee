package dev.gradus.core.api;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.DefinitionRef;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.PublicIds;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskSpec;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON of tasks. */
final class TaskShapes {
    private final PublicIds ids;
    private final StepShapes steps;

    TaskShapes(PublicIds ids, StepShapes steps) {
        this.ids = ids;
        this.steps = steps;
    }

    Document full(TaskSnapshot snapshot) {
        List<Document> shown = snapshot.all().stream()
                .map(step -> steps.step(snapshot.task().id(), step))
                .toList();
        Shape shape = identity(snapshot.task());
        state(shape, snapshot);
        return shape.with("inputs", snapshot.task().spec().inputs())
                .with("steps", shown)
                .done();
    }

    Document summary(TaskSnapshot snapshot) {
        Shape shape = identity(snapshot.task());
        state(shape, snapshot);
        return shape.done();
    }

    static @Nullable Document reference(@Nullable DefinitionRef definition) {
        return definition == null
                ? null
                : new Shape()
                        .with("name", definition.name())
                        .with("version", definition.version())
                        .done();
    }

    private Shape identity(Task task) {
        UUID uuid = ids.of(task.id());
        TaskSpec spec = task.spec();
        return new Shape()
                .with("id", task.id().value())
                .with("uuid", uuid.toString())
                .with("trace_id", uuid.toString().replace("-", ""))
                .with("name", spec.name())
                .with("definition", reference(spec.definition()))
                .with("dispatch", spec.rules().dispatch().word())
                .with("on_failure", spec.rules().onFailure().word())
                .with("labels", spec.labels())
                .with("local_path", spec.localPath())
                .with("pins", pins(task.pins()));
    }

    private static Document pins(Pins pins) {
        return new Shape()
                .with("host", pins.host())
                .with("engine", pins.engine())
                .done();
    }

    private static void state(Shape shape, TaskSnapshot snapshot) {
        Task task = snapshot.task();
        shape.with("state", task.state().name().toLowerCase(Locale.ROOT))
                .with("paused", task.progress().paused())
                .with("enabled", task.progress().enabled())
                .with("round", task.progress().round())
                .with("waiting_for", task.progress().observation() ? "observation" : null)
                .with("failure", StepShapes.failure(task.progress().failure()))
                .with("progress", progress(snapshot.work()))
                .with("created_at", task.times().createdAt())
                .with("updated_at", task.times().updatedAt())
                .with("closed_at", task.times().closedAt())
                .with("seq", snapshot.seq());
    }

    private static Document progress(List<Step> work) {
        return new Shape()
                .with("total", work.size())
                .with("completed", count(work, StepState.COMPLETED))
                .with("failed", count(work, StepState.FAILED))
                .with(
                        "open",
                        work.stream().filter(step -> !step.state().isTerminal()).count())
                .done();
    }

    private static long count(List<Step> work, StepState state) {
        return work.stream().filter(step -> step.state() == state).count();
    }
}
