package dev.gradus.cli;

import dev.gradus.core.api.SettingsRepresentation;
import dev.gradus.core.api.Steps.StepAddress;
import dev.gradus.core.data.Document;
import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls about steps, straight to the engine. */
final class LocalStepCalls implements StepCalls {
    private final DrivingPorts ports;

    LocalStepCalls(DrivingPorts ports) {
        this.ports = ports;
    }

    @Override
    public Document get(String reference) {
        StepAddress address = ports.steps().resolve(reference);
        return shown(ports.tasks().get(address.task()), address.key());
    }

    @Override
    public Document settings(String reference) {
        StepAddress address = ports.steps().resolve(reference);
        TaskSnapshot task = ports.tasks().get(address.task());
        return new SettingsRepresentation().settings(task, task.require(address.key()));
    }

    @Override
    public Document add(String task, Document body, @Nullable String reason) {
        TaskId id = ports.tasks().resolve(task);
        StepSpec step = ports.definitions().readStep(body, false);
        return shown(ports.steps().add(id, step, ports.because(reason)), step.key());
    }

    @Override
    public Document revise(String task, String key, Document body, long seen, @Nullable String reason) {
        TaskId id = ports.tasks().resolve(task);
        Step step = ports.tasks().get(id).require(new StepKey(key));
        StepSpec spec = ports.definitions().readStep(body, step.spec().body().interpolated());
        return shown(ports.steps().revise(id, spec, Precondition.version(seen), ports.because(reason)), step.key());
    }

    @Override
    public Document remove(String reference, @Nullable String reason) {
        StepAddress address = ports.steps().resolve(reference);
        Document step = shown(ports.tasks().get(address.task()), address.key());
        var removal = new TaskCommand.RemoveSteps(Set.of(address.key()));
        ports.tasks().apply(address.task(), removal, ports.because(reason));
        return step;
    }

    @Override
    public Document act(String reference, StepAction action, @Nullable String reason) {
        StepAddress address = ports.steps().resolve(reference);
        StepCommand command = switch (action) {
            case RUN -> new StepCommand.Dispatch();
            case SKIP -> new StepCommand.Skip(SkipReason.BY_REQUEST);
            case CANCEL -> new StepCommand.Cancel();
        };
        var onStep = new TaskCommand.OnStep(address.key(), command);
        return shown(ports.tasks().apply(address.task(), onStep, ports.because(reason)), address.key());
    }

    @Override
    public List<Document> preview(String task, boolean forced) {
        TaskId id = ports.tasks().resolve(task);
        return entries(ports.shapes().preview(id, ports.steps().preview(id, forced)));
    }

    /** The entries of a preview, each with its task. */
    static List<Document> entries(Document preview) {
        Document task = preview.member("task_id").orElseThrow();
        return preview.member("steps").orElseThrow().items().stream()
                .map(step -> step.with("task_id", task))
                .toList();
    }

    @Override
    public List<Document> attempts(String reference) {
        StepAddress address = ports.steps().resolve(reference);
        return ports.steps().attempts(address.step()).stream()
                .map(attempt -> ports.shapes().attempt(address.step(), attempt))
                .toList();
    }

    @Override
    public List<Document> log(String reference, int attempt, long after, int limit) {
        StepAddress address = ports.steps().resolve(reference);
        return ports.steps().log(address.step(), attempt, after, limit).stream()
                .map(ports.shapes()::logChunk)
                .toList();
    }

    private Document shown(TaskSnapshot task, StepKey key) {
        return ports.shapes().step(task, task.require(key));
    }
}
