package dev.gradus.core.engine;

import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.NewTask;
import dev.gradus.core.port.ScheduleStore.Desk;
import dev.gradus.core.schedule.RunOutcome;
import dev.gradus.core.schedule.Runs;
import dev.gradus.core.schedule.ScheduleSpec;
import dev.gradus.core.schedule.ScheduledTask;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSpec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule makes its tasks of, worked out before the transaction that makes them: one task that lacks its time, or the reason
 * why there can be none. Immutable.
 *
 * @param spec of the schedule
 * @param task the task
 * @param reason why there is none
 */
record RunTemplate(
        ScheduleSpec spec, @Nullable NewTask task, @Nullable String reason) {
    /** The label that names a task's schedule. */
    static final String SCHEDULE = TaskSpec.RESERVED + "schedule";

    /** The label that says for which of its times a task was made. */
    static final String TICK = TaskSpec.RESERVED + "tick";

    /** A template that has a task; what the definition or its inputs lack is thrown. */
    static RunTemplate require(ScheduleSpec spec, TaskMaker maker) {
        ScheduledTask task = spec.task();
        TaskRequest request = new TaskRequest(
                new TaskRequest.Named(task.definition(), null),
                task.inputs(),
                new TaskRequest.Options(null, null, task.localPath(), task.sharedPath(), task.labels(), null));
        return new RunTemplate(
                spec, maker.makeAll(List.of(request), Scheduler.CAUSE).get(0), null);
    }

    /** A template, with a task or without; only a store that does not answer is thrown. */
    static RunTemplate attempted(ScheduleSpec spec, TaskMaker maker) {
        try {
            return require(spec, maker);
        } catch (CoreException refused) {
            if (refused.code().category() == ErrorCode.Category.UNREACHABLE) {
                throw refused;
            }
            return new RunTemplate(
                    spec,
                    null,
                    String.valueOf(refused.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private NewTask at(NewTask made, Instant tick) {
        TaskSpec what = made.spec();
        Map<String, String> labels = new LinkedHashMap<>(what.labels());
        labels.put(SCHEDULE, spec.name());
        labels.put(TICK, tick.toString());
        TaskSpec named = new TaskSpec(
                spec.taskName(tick), what.definition(), what.inputs(), what.rules(), what.localPath(), labels);
        return new NewTask(named, made.pins(), made.steps(), null);
    }

    /** The runs of this template, made at a desk. */
    Runs at(Desk desk) {
        return runs(desk, desk::create);
    }

    /** The same with tasks that nobody makes, to see what would be. */
    Runs pretending(Desk desk) {
        return runs(desk, made -> new TaskId(1));
    }

    private Runs runs(Desk desk, Function<NewTask, TaskId> maker) {
        return new Runs() {
            @Override
            public Optional<String> refusal() {
                return Optional.ofNullable(reason);
            }

            @Override
            public TaskId start(Instant tick) {
                if (task == null) {
                    throw new IllegalStateException("schedule " + spec.name() + " has no task: " + reason);
                }
                return maker.apply(at(task, tick));
            }

            @Override
            public Map<Instant, RunOutcome> recorded(Instant from, Instant to) {
                return desk.recorded(from, to);
            }
        };
    }
}
