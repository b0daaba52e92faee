package dev.gradus.http;

import dev.gradus.core.api.Tasks;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import java.util.concurrent.Semaphore;

/** What callers may ask of an answer: to wait for the task to settle. */
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

    private static boolean isSettled(TaskSnapshot task) {
        TaskState state = task.task().state();
        return state.isTerminal() || state == TaskState.WAITING || state == TaskState.BLOCKED;
    }
}
