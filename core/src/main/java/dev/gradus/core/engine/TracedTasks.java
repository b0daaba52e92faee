package dev.gradus.core.engine;

import dev.gradus.core.api.Explanation;
import dev.gradus.core.api.TaskCreation;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.api.Tasks;
import dev.gradus.core.event.Cause;
import dev.gradus.core.port.Span;
import dev.gradus.core.port.SpanExporter;
import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.port.TaskPage;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.AttemptEnd;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.PublicIds;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Tells a trace of what happens to tasks here: {@code task.create}, {@code task.advance}, and under it {@code
 * task.step.execute}. All spans of a task belong to one trace, whose id is the task's.
 */
final class TracedTasks implements Tasks {
    // The golden ratio in 64 bits, as SplitMix64 uses it: spreads small numbers over all span ids.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Tasks tasks;
    private final SpanExporter exporter;
    private final PublicIds ids;
    private final InstantSource clock;

    TracedTasks(Tasks tasks, SpanExporter exporter, PublicIds ids, InstantSource clock) {
        this.tasks = tasks;
        this.exporter = exporter;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public TaskCreation create(TaskRequest request, Cause cause) {
        Instant begun = clock.instant();
        TaskCreation created = tasks.create(request, cause);
        exporter.export(span(created.task(), "task.create", begun));
        return created;
    }

    @Override
    public List<TaskCreation> createAll(List<TaskRequest> requests, Cause cause) {
        Instant begun = clock.instant();
        List<TaskCreation> created = tasks.createAll(requests, cause);
        created.forEach(one -> exporter.export(span(one.task(), "task.create", begun)));
        return created;
    }

    @Override
    public TaskSnapshot advance(TaskId id, Precondition precondition, Cause cause) {
        Instant begun = clock.instant();
        TaskSnapshot task = tasks.advance(id, precondition, cause);
        Span advance = span(task, "task.advance", begun);
        exporter.export(advance);
        executions(task, begun, advance);
        return task;
    }

    @Override
    public TaskSnapshot run(TaskId id, int maxSteps, Precondition precondition, Cause cause) {
        Instant begun = clock.instant();
        TaskSnapshot task = tasks.run(id, maxSteps, precondition, cause);
        Span run = span(task, "task.advance", begun);
        exporter.export(run);
        executions(task, begun, run);
        return task;
    }

    private Span span(TaskSnapshot task, String name, Instant begun) {
        String trace = trace(task.task().id());
        Map<String, String> attributes = Map.of(
                "task.id", ids.of(task.task().id()).toString(),
                "task.trace_id", trace,
                "task.status", task.task().state().word());
        return new Span(trace, hex(SPREAD * (2 * task.seq() + 1)), null, name, begun, clock.instant(), attributes);
    }

    private void executions(TaskSnapshot task, Instant since, Span parent) {
        int index = 0;
        for (Step step : task.all()) {
            index++;
            Attempt attempt = step.attempt();
            AttemptEnd end = attempt == null ? null : attempt.end();
            if (attempt != null && end != null && !end.at().isBefore(since)) {
                exporter.export(execution(step, index, attempt.startedAt(), end.at(), parent));
            }
        }
    }

    private Span execution(Step step, int index, Instant started, Instant ended, Span parent) {
        Map<String, String> attributes = Map.of(
                "step.id", ids.of(step.id()).toString(),
                "step.name", step.key().value(),
                "step.index", Integer.toString(index));
        String id = hex(ids.of(step.id()).getLeastSignificantBits());
        return new Span(parent.traceId(), id, parent.spanId(), "task.step.execute", started, ended, attributes);
    }

    private String trace(TaskId id) {
        return ids.of(id).toString().replace("-", "");
    }

    private static String hex(long value) {
        return "%016x".formatted(value);
    }

    @Override
    public TaskSnapshot get(TaskId id) {
        return tasks.get(id);
    }

    @Override
    public TaskId resolve(String reference) {
        return tasks.resolve(reference);
    }

    @Override
    public TaskPage list(TaskFilter filter) {
        return tasks.list(filter);
    }

    @Override
    public TaskSnapshot apply(TaskId id, TaskCommand command, Precondition precondition, Cause cause) {
        return tasks.apply(id, command, precondition, cause);
    }

    @Override
    public TaskSnapshot delete(TaskId id) {
        return tasks.delete(id);
    }

    @Override
    public TaskSnapshot await(TaskId id, Predicate<TaskSnapshot> condition, Duration atMost) {
        return tasks.await(id, condition, atMost);
    }

    @Override
    public Explanation explain(TaskId id) {
        return tasks.explain(id);
    }

    @Override
    public List<String> verify(TaskId id) {
        return tasks.verify(id);
    }
}
