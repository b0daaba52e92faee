package dev.gradus.cli.bench;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** When tasks were handed over, and when their first steps began, in nanoseconds. Thread safe. */
final class StartTimes {
    static final StartTimes NONE = new StartTimes(0);

    private final AtomicLongArray handed;
    private final AtomicLongArray began;

    StartTimes(int tasks) {
        this.handed = new AtomicLongArray(tasks);
        this.began = new AtomicLongArray(tasks);
    }

    /** The call that stores the task begins. */
    void handed(int task, long at) {
        handed.set(task, at);
    }

    /** Its step begins. */
    void began(int task, long at) {
        if (task < began.length()) {
            began.compareAndSet(task, 0, at);
        }
    }

    boolean isComplete() {
        return IntStream.range(0, began.length()).noneMatch(task -> began.get(task) == 0);
    }

    /** The times between. */
    Percentiles waits() {
        return Percentiles.of(IntStream.range(0, began.length())
                .filter(task -> began.get(task) != 0)
                .mapToLong(task -> began.get(task) - handed.get(task))
                .toArray());
    }
}
