package dev.gradus.core.simulation;

import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.memory.InMemoryStores;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.NewTask;
import dev.gradus.core.port.Stores;
import dev.gradus.core.port.WorkerInfo;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskDecider;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What all who act in one simulation share, and what the simulation itself knows of leases, independent of the stores. */
final class World {
    static final Duration LEASE = Duration.ofSeconds(15);
    static final List<String> HOSTS = List.of("north", "south");

    private final TestClock clock = TestClock.standing();
    private final Random random;
    private final Stores stores;
    private final Faults faults = new Faults();
    private final List<String> trace = new ArrayList<>();
    private final List<TaskId> tasks = new ArrayList<>();
    private final Map<SessionId, Instant> leases = new HashMap<>();
    private final Map<SessionId, String> hosts = new HashMap<>();
    private int names;

    World(long seed) {
        this.random = new Random(seed);
        this.stores = new InMemoryStores(clock, seed);
    }

    Random random() {
        return random;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    Stores stores() {
        return stores;
    }

    Faults faults() {
        return faults;
    }

    Instant now() {
        return clock.instant();
    }

    void advance(Duration time) {
        clock.advance(time);
    }

    /** A line of the trace. */
    void tell(String line, Object... values) {
        trace.add(line.formatted(values));
    }

    List<String> trace() {
        return trace;
    }

    String name(String beginning) {
        return beginning + ++names;
    }

    /** Opens a session on a host; a task with a folder on the other one is none of its business. */
    SessionId open(String worker, String host) {
        WorkerInfo info = new WorkerInfo(worker, host, null, SimulatedTasks.KINDS, 8, Map.of());
        SessionId session = stores.sessions().open(info, LEASE);
        leases.put(session, now().plus(LEASE));
        hosts.put(session, host);
        return session;
    }

    /** Whether the session sees the task's files, by the simulation's own account. */
    boolean isWithin(SessionId session, Task task) {
        String pinned = task.pins().host();
        return pinned == null || pinned.equals(hosts.get(session));
    }

    /** Renews the lease; the stores must agree whether that was still possible. */
    boolean renew(SessionId session) {
        boolean expected = isLive(session);
        boolean renewed = stores.sessions().renew(session, LEASE);
        Broken.unless(renewed == expected, "a lease is renewed exactly while it lasts", session);
        if (renewed) {
            leases.put(session, now().plus(LEASE));
        }
        return renewed;
    }

    void close(SessionId session) {
        stores.sessions().close(session);
        leases.computeIfPresent(session, (any, until) -> until.isAfter(now()) ? now() : until);
    }

    /** Whether the session's lease has not ended, by the simulation's own account. */
    boolean isLive(SessionId session) {
        return leases.getOrDefault(session, Instant.MIN).isAfter(now());
    }

    void create(NewTask task) {
        TaskId id =
                stores.tasks().create(task, cause("client")).snapshot().task().id();
        tasks.add(id);
        tell("created task %s", id);
    }

    List<TaskId> tasks() {
        return tasks;
    }

    TaskSnapshot task(TaskId id) {
        return stores.tasks().find(id).orElseThrow();
    }

    Step step(TaskId task, StepId step) {
        return task(task).step(step).orElseThrow();
    }

    Change command(TaskId task, TaskCommand command) {
        Change change = stores.tasks()
                .change(
                        task,
                        cause("operator"),
                        (snapshot, now, ids) -> TaskDecider.decide(snapshot, command, now, ids));
        tell("task %s: %s -> %s", task, command, change.isRejected() ? change.decision() : change.events());
        return change;
    }

    Change command(TaskId task, StepKey step, StepCommand command) {
        return command(task, new TaskCommand.OnStep(step, command));
    }

    static Cause cause(String who) {
        return Cause.of(new Actor("simulated:" + who));
    }

    Set<StepKey> someSteps(TaskSnapshot snapshot) {
        return Set.copyOf(snapshot.steps().keySet().stream()
                .filter(key -> random.nextInt(3) == 0)
                .toList());
    }
}
