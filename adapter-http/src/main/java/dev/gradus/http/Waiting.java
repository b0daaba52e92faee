package dev.gradus.http;

import dev.gradus.core.api.Tasks;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import java.util.concurrent.Semaphore;

/** What callers may ask of an answer: to wait for the task to settle, and to act only on the task they have seen. */
final class Waiting {
    // Each waiting caller holds a thread; beyond these nobody waits, and callers ask again.
    private static final Semaphore PLACES = new Semaphore(100);

    private Waiting() {}

    /** The task when it has ended or waits for somebody, or as it is when the wait is over. */
    static TaskSnapshot settled(Tasks tasks, TaskSnapshot task, Call call) {
        if (call.waiting().isZero() || isSettled(task) || !PLACES.tryAcquire()) {
            return task;
        }
        try {
            return tasks.await(task.task().id(), Waiting::isSettled, call.waiting());
        } finally {
            PLACES.release();
        }
    }

    /** The task's version for {@code ETag} and {@code If-Match}. */
    static String tag(TaskSnapshot task) {
        return "\"" + task.seq() + "\"";
    }

    /** Refuses when the caller has seen another version of the task. */
    static void requireMatch(TaskSnapshot task, Call call) {
        String wanted = call.header("If-Match").orElse("*");
        if (!wanted.equals("*") && !wanted.equals(tag(task))) {
            throw new Refusal(
                    412,
                    "precondition-failed",
                    "task %s is at version %s, not at %s; read it again"
                            .formatted(task.task().id(), tag(task), wanted));
        }
    }

    private static boolean isSettled(TaskSnapshot task) {
        TaskState state = task.task().state();
        return state.isTerminal() || state == TaskState.WAITING || state == TaskState.BLOCKED;
    }
}
