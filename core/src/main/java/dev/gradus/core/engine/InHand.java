package dev.gradus.core.engine;

import dev.gradus.core.port.ClaimedStep;
import java.util.concurrent.Semaphore;

/**
 * A claimed step in its slot.
 *
 * @param step the step
 * @param count how many steps of its task were continued before it
 * @param slots where its slot is given back to
 * @param since since when it is in hand, in the time of {@link System#nanoTime}
 */
record InHand(ClaimedStep step, int count, Semaphore slots, long since) {

    /** A step that was claimed out of the queue. */
    static InHand claimed(ClaimedStep step, Semaphore slots) {
        return new InHand(step, 0, slots, System.nanoTime());
    }

    /** The step with which its task goes on, in the same slot. */
    InHand then(ClaimedStep next) {
        return new InHand(next, count + 1, slots, System.nanoTime());
    }

    /** The same step, which gives its slot back now and from now on has another. */
    InHand movedTo(Semaphore others) {
        slots.release();
        return new InHand(step, count, others, since);
    }

    /** What executes it. */
    String kind() {
        return step.step().spec().body().kind();
    }
}
