package dev.gradus.core.testing;

import dev.gradus.core.Gradus;
import dev.gradus.core.engine.EngineThreads;
import dev.gradus.core.engine.InlineWorker;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.memory.InMemoryStores;
import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.port.TaskPage;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An engine for tests of an application: in memory, on a clock that only the test moves, and without a thread. Steps are
 * executed on the test's thread, one after the other in the order of the queue, so that each run is like the other; a month
 * of retries, delays and waits takes as long as the steps' own code. Used by one thread.
 *
 * <pre>{@code
 * try (TestKit kit = TestKit.of(application -> application.step("charge", ...).definition(...))) {
 *     TaskId task = kit.gradus().enqueue("order", new Order(12));
 *     kit.runUntilIdle();
 *     kit.advance(Duration.ofDays(30));
 *     assert kit.task(task).task().state() == TaskState.COMPLETED;
 * }
 * }</pre>
 *
 * <p>{@code Gradus.await} waits in real time and has nothing to wait for here: {@link #runUntilIdle} instead. A step's
 * timeout goes by the test's clock too, which a body may move with {@link #pass}.
 */
public final class TestKit implements AutoCloseable {
    private static final int ENDLESS = 100_000;

    private final TestClock clock = TestClock.standing();
    private final VirtualTimer timer = new VirtualTimer(clock);
    private final InMemoryStores stores = new InMemoryStores(clock);
    private final Gradus gradus;
    private final InlineWorker worker;

    private TestKit(UnaryOperator<Gradus.Builder> application) {
        this.gradus = application
                .apply(Gradus.builder().stores(stores).clock(clock).threads(EngineThreads.none(timer)))
                .build();
        this.worker = gradus.newInlineWorker();
    }

    /** A kit for an application, which adds its steps, tools and definitions to the builder it is given. */
    public static TestKit of(UnaryOperator<Gradus.Builder> application) {
        return new TestKit(application);
    }

    /** The engine. */
    public Gradus gradus() {
        return gradus;
    }

    /** Its stores. */
    public InMemoryStores stores() {
        return stores;
    }

    /** The time. */
    public Instant now() {
        return clock.instant();
    }

    /** The task as it is now. */
    public TaskSnapshot task(TaskId id) {
        return gradus.tasks().get(id);
    }

    /**
     * Executes whatever is due, and what becomes due by that at this moment.
     *
     * @return how many attempts that took
     * @throws IllegalStateException when there is no end to it
     */
    public int runUntilIdle() {
        int attempts = 0;
        while (worker.workOnce()) {
            attempts++;
            if (attempts == ENDLESS) {
                throw new IllegalStateException("something is due again and again: %d attempts".formatted(attempts));
            }
        }
        return attempts;
    }

    /**
     * Lets so much time pass, and executes each step at the moment at which it is due.
     *
     * @return how many attempts that took
     */
    public int advance(Duration time) {
        Instant end = now().plus(time);
        int attempts = runUntilIdle();
        for (Optional<Instant> due = nextDue(end); due.isPresent(); due = nextDue(end)) {
            clock.set(due.get());
            attempts += runUntilIdle();
        }
        clock.set(end);
        return attempts + runUntilIdle();
    }

    /** Lets time pass while a step executes: for its body, or for what it calls. Its timeout may fall due. */
    public void pass(Duration time) {
        clock.advance(time);
        timer.fire();
    }

    /** Approves what waits for a person, in the name of this one. */
    public void approve(TaskId task, String step, String person) {
        StepCommand approve = new StepCommand.Approve(null);
        gradus.tasks()
                .apply(
                        task,
                        new TaskCommand.OnStep(new StepKey(step), approve),
                        Cause.of(new Actor("person:" + person)));
    }

    /** When the first of the steps that only wait for a time may be claimed, or a schedule comes. */
    private Optional<Instant> nextDue(Instant notAfter) {
        Stream<Instant> steps = open().stream()
                .flatMap(task -> task.all().stream())
                .filter(step -> step.state() == StepState.READY)
                .map(TestKit::notBefore)
                .flatMap(Optional::stream);
        Stream<Instant> ticks =
                Stream.ofNullable(stores.schedules().due(1).untilNext()).map(now()::plus);
        return Stream.concat(steps, ticks)
                .filter(due -> due.isAfter(now()) && !due.isAfter(notAfter))
                .min(Instant::compareTo);
    }

    private static Optional<Instant> notBefore(Step step) {
        return Optional.ofNullable(step.progress().notBefore());
    }

    private List<TaskSnapshot> open() {
        List<TaskSnapshot> open = new ArrayList<>();
        TaskFilter filter = TaskFilter.newest(TaskFilter.MAX_LIMIT);
        TaskPage page = stores.tasks().list(filter);
        open.addAll(page.tasks());
        while (page.next() != null) {
            page = stores.tasks().list(filter.after(Objects.requireNonNull(page.next())));
            open.addAll(page.tasks());
        }
        open.removeIf(task -> task.task().state().isTerminal());
        return open;
    }

    @Override
    public void close() {
        worker.close();
        gradus.close();
    }
}
