package dev.gradus.core.kind;

import dev.gradus.core.data.Document;

/** A kind whose real work can outlive the process that started it, and can be stopped by another on the same host. */
public interface Stoppable {

    /**
     * Makes sure that the work which an attempt noted in its memo is gone.
     *
     * @return whether it is confirmed gone
     */
    boolean confirmGone(Document memo) throws InterruptedException;
}
