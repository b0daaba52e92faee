package dev.gradus.core.engine;

import dev.gradus.core.event.Cause;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Completion;

/** Takes what attempts came to and sees to it that it is stored, now or soon. */
interface OutcomeSink {

    /**
     * Takes an outcome.
     *
     * @param ended called once when the outcome is stored or refused, on any thread
     */
    void accept(ClaimedStep claimed, Completion completion, Cause cause, Runnable ended);
}
