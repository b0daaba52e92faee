package dev.gradus.persistence;

/** How idle workers learn that a step came into the queue. */
interface Wake {

    /** Tells them, if so. */
    void giveIf(boolean queued);
}
