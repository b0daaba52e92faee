package dev.gradus.cli.bench;

import dev.gradus.core.tool.Tool;
import dev.gradus.core.tool.ToolCall;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** A step that does nothing but remember that it was called, and when first. Thread safe. */
final class Noop {
    static final String NAME = "bench_noop";

    private final LongAdder calls = new LongAdder();
    private final AtomicLong first = new AtomicLong();
    private volatile StartTimes starts = StartTimes.NONE;

    /**
     * What it takes.
     *
     * @param n the number of the task while starts are timed, else 0
     */
    record Input(int n) {}

    /** What it returns. */
    record Output(boolean ok) {}

    Tool<Input, Output> tool() {
        return Tool.of(NAME, Input.class, Output.class, this::call);
    }

    /** The same as a kind of its own. */
    InstantKind kind() {
        return new InstantKind(this::called);
    }

    private Output call(Input input, ToolCall call) {
        called(input.n());
        return new Output(true);
    }

    private void called(int n) {
        long now = System.nanoTime();
        first.compareAndSet(0, now);
        starts.began(n, now);
        calls.increment();
    }

    /** From now on counts from nothing. */
    void reset(StartTimes times) {
        starts = times;
        first.set(0);
        calls.reset();
    }

    long calls() {
        return calls.sum();
    }

    /** When it was called first, in the time of {@link System#nanoTime}. */
    long firstCall() {
        return first.get();
    }
}
