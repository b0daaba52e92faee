package dev.gradus.core.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a try.
 *
 * @param trigger the move of the delivery: SUCCEED, RETRY_LATER or GIVE_UP
 * @param pause until the next try; null unless there is one
 * @param disables whether the receiver is gone for good, so that the subscription ends with it
 */
public record Settlement(DeliveryTrigger trigger, @Nullable Duration pause, boolean disables) {
    public Settlement {
        if ((pause != null) != (trigger == DeliveryTrigger.RETRY_LATER)) {
            throw new IllegalArgumentException("there is a pause exactly before another try");
        }
    }

    /** It was accepted. */
    public static Settlement delivered() {
        return new Settlement(DeliveryTrigger.SUCCEED, null, false);
    }

    /** There is another try after this pause. */
    public static Settlement retry(Duration pause) {
        return new Settlement(DeliveryTrigger.RETRY_LATER, pause, false);
    }

    /** There is no other try. */
    public static Settlement givenUp() {
        return new Settlement(DeliveryTrigger.GIVE_UP, null, false);
    }

    /** There is no other try, of nothing. */
    public static Settlement gone() {
        return new Settlement(DeliveryTrigger.GIVE_UP, null, true);
    }
}
