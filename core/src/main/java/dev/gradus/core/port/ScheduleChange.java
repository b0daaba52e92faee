package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.schedule.ScheduleEvent;
import dev.gradus.core.schedule.ScheduleEvent.RunQueued;
import dev.gradus.core.schedule.ScheduleEvent.RunStarted;
import dev.gradus.core.schedule.ScheduleRun;
import dev.gradus.core.schedule.ScheduleSnapshot;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a schedule came to.
 *
 * @param snapshot the schedule after it; unchanged when it was rejected or nothing followed
 * @param decision what was decided; nothing when the same request had been carried out before
 * @param replayed the runs that it had added before under the same idempotency key, as they are now, by their times; null when
 *     this is the first time
 */
public record ScheduleChange(
        ScheduleSnapshot snapshot,
        Decision<ScheduleEvent> decision,
        @Nullable List<ScheduleRun> replayed) {
    public ScheduleChange {
        requireNonNull(snapshot, "snapshot");
        requireNonNull(decision, "decision");
        replayed = replayed == null ? null : List.copyOf(replayed);
    }

    public ScheduleChange(ScheduleSnapshot snapshot, Decision<ScheduleEvent> decision) {
        this(snapshot, decision, null);
    }

    /** One that added these runs before. */
    public static ScheduleChange replay(ScheduleSnapshot snapshot, List<ScheduleRun> runs) {
        return new ScheduleChange(snapshot, Decision.nothing(), runs);
    }

    /** The times of the runs that it adds; none when it is rejected. */
    public List<Instant> added() {
        return decision instanceof Decision.Accepted<ScheduleEvent> accepted
                ? accepted.events().stream().flatMap(ScheduleChange::tick).toList()
                : List.of();
    }

    private static Stream<Instant> tick(ScheduleEvent event) {
        if (event instanceof RunStarted run) {
            return Stream.of(run.tick());
        }
        return event instanceof RunQueued run ? Stream.of(run.tick()) : Stream.empty();
    }

    /** The facts that were stored; a refusal is thrown as {@link CoreException} with the refusal's code. */
    public List<ScheduleEvent> orThrow() {
        if (decision instanceof Decision.Rejected<ScheduleEvent> rejected) {
            throw new CoreException(rejected.code(), rejected.message());
        }
        return ((Decision.Accepted<ScheduleEvent>) decision).events();
    }
}
