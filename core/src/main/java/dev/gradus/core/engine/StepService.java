package dev.gradus.core.engine;

import dev.gradus.core.api.Plan;
import dev.gradus.core.api.Steps;
import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.kind.Canonical;
import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.kind.SettingsFault;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.LogStore.PositionedChunk;
import dev.gradus.core.port.Stores;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskDecider;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Single steps over the stores. */
final class StepService implements Steps {
    private final Stores stores;
    private final KindRegistry kinds;
    private final TaskWatch watch;
    private final References references;
    private final SettingsResolver resolver;
    private final InstantSource clock;

    StepService(
            Stores stores,
            KindRegistry kinds,
            TaskWatch watch,
            References references,
            SettingsResolver resolver,
            InstantSource clock) {
        this.stores = stores;
        this.kinds = kinds;
        this.watch = watch;
        this.references = references;
        this.resolver = resolver;
        this.clock = clock;
    }

    @Override
    public StepAddress resolve(String reference) {
        int slash = reference.indexOf('/');
        if (slash > 0) {
            TaskId task = references.task(reference.substring(0, slash));
            String key = reference.substring(slash + 1);
            return watch.require(task).all().stream()
                    .filter(step -> step.key().value().equals(key))
                    .findFirst()
                    .map(step -> new StepAddress(task, step.id(), step.key()))
                    .orElseThrow(() -> missing(reference));
        }
        StepId id = references.step(reference).orElseThrow(() -> missing(reference));
        TaskId task = stores.tasks().taskOf(id).orElseThrow(() -> missing(reference));
        Step step = watch.require(task).step(id).orElseThrow(() -> missing(reference));
        return new StepAddress(task, id, step.key());
    }

    private static CoreException missing(String reference) {
        return new CoreException(ErrorCode.NOT_FOUND, "Step %s not found".formatted(reference));
    }

    @Override
    public TaskSnapshot add(TaskId task, StepSpec given, Precondition precondition, Cause cause) {
        StepSpec step = checked(given);
        return applied(task, new TaskCommand.AddStep(step), precondition, cause);
    }

    @Override
    public TaskSnapshot revise(TaskId task, StepSpec given, Precondition precondition, Cause cause) {
        StepSpec step = checked(given);
        return applied(task, new TaskCommand.ReviseStep(step), precondition, cause);
    }

    private TaskSnapshot applied(TaskId task, TaskCommand command, Precondition precondition, Cause cause) {
        TaskStore.Ruling ruling = (snapshot, now, ids) -> TaskDecider.decide(snapshot, command, now, ids);
        return stores.tasks().change(task, cause, ruling.onlyIf(precondition)).orThrow();
    }

    /** The step with its settings in the one form of its kind. */
    private StepSpec checked(StepSpec step) {
        String name = step.body().kind();
        StepKind kind = kinds.find(name)
                .orElseThrow(() -> new CoreException(
                        ErrorCode.INVALID_DEFINITION,
                        "step '%s': unknown kind '%s', expected one of %s".formatted(step.key(), name, kinds.names())));
        List<SettingsFault> faults = kind.check(step.body().settings());
        if (!faults.isEmpty()) {
            String text = faults.stream()
                    .map(fault -> "%s%s: %s %s".formatted(name, fault.pointer(), fault.code(), fault.message()))
                    .collect(Collectors.joining("; "));
            List<Document> errors = faults.stream().map(Document::ofRecord).toList();
            throw new CoreException(
                    ErrorCode.INVALID_DEFINITION,
                    "step '%s': %s".formatted(step.key(), text),
                    Document.object(Map.of("errors", errors)));
        }
        return kind instanceof Canonical canonical
                ? step.doing(canonical.canonical(step.body().settings()))
                : step;
    }

    @Override
    public List<Plan.PlannedStep> preview(TaskId task, boolean forced) {
        try {
            return new RunPreview(watch.require(task), kinds, resolver, clock.instant(), forced).steps();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new CoreException(ErrorCode.UNREACHABLE, "interrupted while looking at task " + task);
        }
    }

    @Override
    public List<Attempt> attempts(StepId step) {
        return stores.tasks().attempts(step);
    }

    @Override
    public List<LogChunk> log(StepId step, int attempt, long afterSeq, int limit) {
        return stores.logs().read(step, attempt, afterSeq, limit);
    }

    @Override
    public List<PositionedChunk> taskLog(TaskId task, EventPosition after, int limit) {
        return stores.logs().readTask(task, after, limit);
    }
}
