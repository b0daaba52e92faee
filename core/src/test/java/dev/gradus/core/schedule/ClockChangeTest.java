package dev.gradus.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the days on which clocks change make of a cron expression, in three zones; all times of the day are listed, in UTC. */
class ClockChangeTest {
    private static final String GAP_BERLIN = "Europe/Berlin, 2026-03-29"; // 02:00 → 03:00 at 01:00Z
    private static final String OVERLAP_BERLIN = "Europe/Berlin, 2026-10-25"; // 03:00 → 02:00 at 01:00Z
    private static final String GAP_NEW_YORK = "America/New_York, 2026-03-08"; // 02:00 → 03:00 at 07:00Z
    private static final String OVERLAP_NEW_YORK = "America/New_York, 2026-11-01"; // 02:00 → 01:00 at 06:00Z
    private static final String GAP_LORD_HOWE =
            "Australia/Lord_Howe, 2026-10-04"; // 02:00 → 02:30 at 15:30Z the day before
    private static final String OVERLAP_LORD_HOWE =
            "Australia/Lord_Howe, 2026-04-05"; // 02:00 → 01:30 at 15:00Z the day before

    @ParameterizedTest
    @CsvSource({
        // a time that is left out comes at the change; those around it as ever
        GAP_BERLIN + ", 30 2 * * *, 01:00",
        GAP_BERLIN + ", 0 3 * * *, 01:00",
        GAP_BERLIN + ", 30 1 * * *, 00:30",
        GAP_BERLIN + ", '15,45 2 * * *', 01:00",
        GAP_BERLIN + ", '*/30 1-3 * * *', 00:00 00:30 01:00 01:30",
        GAP_NEW_YORK + ", 30 2 * * *, 07:00",
        GAP_NEW_YORK + ", 0 */2 * * *, '05:00 07:00 08:00 10:00 12:00 14:00 16:00 18:00 20:00 22:00 00:00 02:00'",
        GAP_LORD_HOWE + ", 15 2 * * *, 15:30",
        GAP_LORD_HOWE + ", 30 2 * * *, 15:30",
        GAP_LORD_HOWE + ", 0 3 * * *, 16:00",
        // a time that is shown twice comes at the first
        OVERLAP_BERLIN + ", 30 2 * * *, 00:30",
        OVERLAP_BERLIN + ", 0 3 * * *, 02:00",
        OVERLAP_BERLIN + ", '*/30 1-3 * * *', 23:00 23:30 00:00 00:30 02:00 02:30",
        OVERLAP_NEW_YORK + ", 30 1 * * *, 05:30",
        OVERLAP_LORD_HOWE + ", 45 1 * * *, 14:45",
        OVERLAP_LORD_HOWE + ", 0 2 * * *, 15:30",
    })
    void aClockChangeShouldMoveATimeAndNeverRepeatIt(String zone, LocalDate day, String cron, String expected) {
        assertThat(timesOf(zone, day, cron)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        GAP_BERLIN + ", 0 * * * *, 23",
        OVERLAP_BERLIN + ", 0 * * * *, 25",
        GAP_BERLIN + ", '*/15 * * * *', 92",
        OVERLAP_BERLIN + ", '*/15 * * * *', 100",
        GAP_NEW_YORK + ", @hourly, 23",
        OVERLAP_NEW_YORK + ", @hourly, 25",
        GAP_LORD_HOWE + ", 0 * * * *, 24", // 02:00 comes at the change, as 02:30
        OVERLAP_LORD_HOWE + ", 0 * * * *, 24",
        OVERLAP_LORD_HOWE + ", 45 * * * *, 25",
        GAP_LORD_HOWE + ", '*/10 * * * *', 141",
        OVERLAP_LORD_HOWE + ", '*/10 * * * *', 147",
    })
    void whatComesEveryHourShouldComeInEveryHourThatPasses(String zone, LocalDate day, String cron, int expected) {
        List<Instant> times = times(zone, day, cron);

        assertThat(times).hasSize(expected).doesNotHaveDuplicates().isSorted();
    }

    private static String timesOf(String zone, LocalDate day, String cron) {
        return times(zone, day, cron).stream()
                .map(time -> time.toString().substring(11, 16))
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    private static List<Instant> times(String zone, LocalDate day, String cron) {
        ZoneId id = ZoneId.of(zone);
        Instant first = day.atStartOfDay(id).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(id).toInstant();
        return Timetable.cron(cron, zone).between(first, end.minusSeconds(1), 10_000);
    }
}
