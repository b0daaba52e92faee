package dev.gradus.core.engine;

import dev.gradus.core.port.ClaimedStep;
import java.util.concurrent.Semaphore;

/**
 * A claimed step in its slot.
 *
 * @param step the step
 * @param count how many steps of its task were continued before it
 * @param slots where its slot is given back to
 */
record InHand(ClaimedStep step, int count, Semaphore slots) {

    /** The step with which its task goes on, in the same slot. */
    InHand then(ClaimedStep next) {
        return new InHand(next, count + 1, slots);
    }
}
