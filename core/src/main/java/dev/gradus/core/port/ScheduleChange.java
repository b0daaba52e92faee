package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.schedule.ScheduleEvent;
import dev.gradus.core.schedule.ScheduleSnapshot;
import dev.gradus.core.transition.Decision;
import java.util.List;

/**
 * What a change of a schedule came to.
 *
 * @param snapshot the schedule after it; unchanged when it was rejected or nothing followed
 * @param decision what was decided
 */
public record ScheduleChange(ScheduleSnapshot snapshot, Decision<ScheduleEvent> decision) {
    public ScheduleChange {
        requireNonNull(snapshot, "snapshot");
        requireNonNull(decision, "decision");
    }

    /** The facts that were stored; a refusal is thrown as {@link CoreException} with the refusal's code. */
    public List<ScheduleEvent> orThrow() {
        if (decision instanceof Decision.Rejected<ScheduleEvent> rejected) {
            throw new CoreException(rejected.code(), rejected.message());
        }
        return ((Decision.Accepted<ScheduleEvent>) decision).events();
    }
}
