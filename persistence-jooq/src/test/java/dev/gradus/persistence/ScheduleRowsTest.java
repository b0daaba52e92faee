package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.ScheduleStore;
import dev.gradus.core.port.StoresContract;
import dev.gradus.core.schedule.RunOrigin;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleEvent.RunSkipped;
import dev.gradus.core.schedule.ScheduleRun;
import dev.gradus.core.schedule.ScheduleSpec;
import dev.gradus.core.schedule.ScheduledTask;
import dev.gradus.core.schedule.TickPolicy;
import dev.gradus.core.schedule.Timetable;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of schedules only the rows tell. */
class ScheduleRowsTest {
    private static final Instant OLD = Instant.parse("2020-01-01T00:00:00Z");

    @Test
    void runsThatAreLongOverShouldBeForgotten() {
        try (TestStores database = TestStores.open()) {
            ScheduleStore store = database.stores().schedules();
            ScheduleSpec spec = new ScheduleSpec(
                    "old",
                    Timetable.cron("@daily", "UTC"),
                    TickPolicy.DEFAULT,
                    ScheduledTask.of("d", Document.emptyObject()),
                    false);
            Schedule schedule = store.create(spec, StoresContract.CAUSE);
            skip(store, schedule, OLD);
            skip(store, schedule, OLD.plusSeconds(1));
            database.execute("update schedule_run set at = '2020-01-02' where tick = '2020-01-01 00:00:00Z'");

            skip(store, schedule, OLD.plusSeconds(2));

            assertThat(store.runs(schedule.id(), OLD.plusSeconds(9), 10))
                    .extracting(ScheduleRun::tick)
                    .containsExactly(OLD.plusSeconds(2), OLD.plusSeconds(1));
        }
    }

    private static void skip(ScheduleStore store, Schedule schedule, Instant tick) {
        store.change(
                schedule.id(),
                StoresContract.CAUSE,
                (snapshot, now, desk) ->
                        Decision.accepted(List.of(new RunSkipped(tick, RunOrigin.BACKFILL, "why not"))));
    }
}
