package dev.gradus.core.kind;

import dev.gradus.core.failure.Failure;
import dev.gradus.core.port.Stop;

/** The failure of an attempt that was ended before its work was. */
public final class StopFailure {
    private StopFailure() {}

    /** What the stop's reason means for what was being done. */
    public static Failure of(String what, Stop stop) {
        return switch (stop.reason()) {
            case TIMEOUT -> Failure.timeout(what + " was ended because the attempt's time is over");
            case CANCELLED -> Failure.user("CANCELLED", what + " was ended because the step was cancelled");
            case NONE, FENCED, DRAINED -> Failure.infra("STOPPED", what + " was ended because its worker stops");
        };
    }
}
