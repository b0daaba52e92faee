package dev.gradus.core.engine;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Looks at tasks until something is true of them. Polls, ever more slowly, up to four times a second. Thread safe. */
final class TaskWatch {
    private static final long FIRST_MILLIS = 10;
    private static final long LONGEST_MILLIS = 250;

    private final TaskStore store;

    TaskWatch(TaskStore store) {
        this.store = store;
    }

    TaskSnapshot require(TaskId id) {
        return store.find(id)
                .orElseThrow(() -> new CoreException(ErrorCode.NOT_FOUND, "Task %s not found".formatted(id)));
    }

    /** The task once the condition holds, or as it is when the time is over. */
    TaskSnapshot await(TaskId id, Predicate<TaskSnapshot> condition, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        long pause = FIRST_MILLIS;
        TaskSnapshot snapshot = require(id);
        while (!condition.test(snapshot) && System.nanoTime() - deadline < 0) {
            try {
                TimeUnit.MILLISECONDS.sleep(pause);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return snapshot;
            }
            pause = Math.min(LONGEST_MILLIS, pause * 2);
            snapshot = require(id);
        }
        return snapshot;
    }
}
