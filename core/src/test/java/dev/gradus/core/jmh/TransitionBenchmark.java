package dev.gradus.core.jmh;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.task.TaskBirth;
import dev.gradus.core.task.TaskSnapshot;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Deciding on, and applying, the completion of a step in the middle of its task. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TransitionBenchmark {
    /** The length of the task. */
    @Param({"1", "3", "10"})
    public int steps;

    private Chain chain = new Chain(1);
    private TaskSnapshot executing = chain.executing(0);
    private List<DomainEvent> events = List.of();
    private int next = 1;

    /** Leads the task to its middle. */
    @Setup
    public void lead() {
        chain = new Chain(steps);
        next = 1 + steps / 2;
        executing = chain.executing(next - 1);
        events = chain.decided(executing, next);
    }

    /** A task is made and started. */
    @Benchmark
    public TaskBirth birth() {
        return chain.birth();
    }

    /** What the completion leads to. */
    @Benchmark
    public List<DomainEvent> decide() {
        return chain.decided(executing, next);
    }

    /** The task after that. */
    @Benchmark
    public TaskSnapshot evolve() {
        return chain.evolved(executing, events);
    }
}
