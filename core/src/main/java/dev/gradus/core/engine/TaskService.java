package dev.gradus.core.engine;

import dev.gradus.core.api.Explanation;
import dev.gradus.core.api.TaskCreation;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.api.Tasks;
import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.Stream;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.policy.Limits;
import dev.gradus.core.port.CreatedTask;
import dev.gradus.core.port.NewTask;
import dev.gradus.core.port.Stores;
import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.port.TaskPage;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.port.WorkerInfo;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.PublicIds;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskDecider;
import dev.gradus.core.task.TaskEvent;
import dev.gradus.core.task.TaskFold;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.transition.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The life of tasks over the stores. */
final class TaskService implements Tasks {
    private static final int EVENT_PAGE = 1_000;

    private final Stores stores;
    private final TaskMaker maker;
    private final ManualDriver driver;
    private final TaskWatch watch;
    private final References references;
    private final Supplier<Limits> limits;
    private final InstantSource clock;

    TaskService(
            Stores stores,
            TaskMaker maker,
            ManualDriver driver,
            TaskWatch watch,
            References references,
            Supplier<Limits> limits,
            InstantSource clock) {
        this.stores = stores;
        this.maker = maker;
        this.driver = driver;
        this.watch = watch;
        this.references = references;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public TaskCreation create(TaskRequest request, Cause cause) {
        return createAll(List.of(request), cause).get(0);
    }

    @Override
    public List<TaskCreation> createAll(List<TaskRequest> requests, Cause cause) {
        List<NewTask> tasks = maker.makeAll(requests, cause);
        List<CreatedTask> created = stores.tasks().createAll(tasks, cause);
        List<WorkerInfo> workers = stores.sessions().live();
        return created.stream().map(one -> creation(one, workers)).toList();
    }

    private TaskCreation creation(CreatedTask created, List<WorkerInfo> workers) {
        TaskSnapshot task = created.snapshot();
        List<String> warnings = Explainer.withoutWorker(task, workers, stores.leases(), clock.instant()).stream()
                .map(wait -> "step '%s' waits: %s".formatted(wait.step(), wait.message()))
                .toList();
        return new TaskCreation(task, created.replayed(), warnings);
    }

    @Override
    public TaskSnapshot get(TaskId id) {
        return watch.require(id);
    }

    @Override
    public TaskId resolve(String reference) {
        return references.task(reference);
    }

    @Override
    public TaskPage list(TaskFilter filter) {
        return stores.tasks().list(filter);
    }

    @Override
    public TaskSnapshot advance(TaskId id, Precondition precondition, Cause cause) {
        return driver.advance(id, precondition, cause);
    }

    @Override
    public TaskSnapshot run(TaskId id, int maxSteps, Precondition precondition, Cause cause) {
        TaskSnapshot snapshot = watch.require(id);
        precondition.require(snapshot);
        refuseTooMany(snapshot, maxSteps, cause);
        for (int done = 0; done < maxSteps && !snapshot.task().state().isTerminal(); done++) {
            awaitDue(snapshot);
            snapshot = driver.advance(id, done == 0 ? precondition : Precondition.NONE, cause);
        }
        if (!snapshot.task().state().isTerminal()) {
            throw new CoreException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "Task %s did not reach terminal state within %d steps"
                            .formatted(new PublicIds(stores.installation().prefix()).of(id), maxSteps));
        }
        return snapshot;
    }

    private void awaitDue(TaskSnapshot snapshot) {
        Optional<Instant> due = driver.dueAt(snapshot);
        if (due.isPresent()) {
            Duration wait = Duration.between(clock.instant(), due.get());
            watch.await(
                    snapshot.task().id(),
                    later -> later.task().state().isTerminal()
                            || driver.dueAt(later).isEmpty(),
                    wait);
        }
    }

    private void refuseTooMany(TaskSnapshot snapshot, int maxSteps, Cause cause) {
        int allowed = limits.get().maxSteps();
        if (maxSteps < 1) {
            throw new CoreException(ErrorCode.INVALID_INPUT, "max_steps must be at least 1, was " + maxSteps);
        }
        if (maxSteps <= allowed || snapshot.task().spec().isStanding()) {
            return;
        }
        String text = "max_steps=%d exceeds policy max_steps=%d".formatted(maxSteps, allowed);
        Document payload = Document.object(Map.of("max_steps", maxSteps, "policy_max_steps", allowed));
        stores.tasks()
                .change(
                        snapshot.task().id(),
                        cause,
                        (current, now, ids) -> Decision.accepted(
                                List.of(new TaskEvent.PolicyViolated("MAX_STEPS_EXCEEDED", text, null, payload))));
        throw new CoreException(
                ErrorCode.POLICY_VIOLATION,
                "MAX_STEPS_EXCEEDED: " + text,
                Document.object(Map.of("violation", "MAX_STEPS_EXCEEDED")));
    }

    @Override
    public TaskSnapshot apply(TaskId id, TaskCommand command, Precondition precondition, Cause cause) {
        TaskStore.Ruling ruling = (snapshot, now, ids) -> TaskDecider.decide(snapshot, command, now, ids);
        return stores.tasks().change(id, cause, ruling.onlyIf(precondition)).orThrow();
    }

    @Override
    public TaskSnapshot delete(TaskId id) {
        return stores.tasks().delete(id);
    }

    @Override
    public TaskSnapshot await(TaskId id, Predicate<TaskSnapshot> condition, Duration atMost) {
        return watch.await(id, condition, atMost);
    }

    @Override
    public Explanation explain(TaskId id) {
        return Explainer.explain(
                watch.require(id),
                stores.sessions().live(),
                stores.leases(),
                stores.admissions()::refusal,
                clock.instant());
    }

    @Override
    public List<String> verify(TaskId id) {
        TaskSnapshot stored = watch.require(id);
        List<EventEnvelope> events = new ArrayList<>();
        long last = 0;
        while (last < stored.seq()) {
            List<EventEnvelope> page = stores.events().read(new Stream(Stream.Kind.TASK, id.value()), last, EVENT_PAGE);
            if (page.isEmpty()) {
                return List.of("events: stored task says %d, found %d".formatted(stored.seq(), last));
            }
            for (EventEnvelope event : page) {
                if (event.seq() <= stored.seq()) {
                    events.add(event);
                }
                last = event.seq();
            }
        }
        try {
            return TaskFold.differences(stored, TaskFold.of(id, events));
        } catch (IllegalStateException broken) {
            return List.of(String.valueOf(broken.getMessage()));
        }
    }
}
