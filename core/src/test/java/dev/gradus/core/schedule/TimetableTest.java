package dev.gradus.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.data.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {
    private static final Instant THURSDAY = Instant.parse("2026-01-15T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 2 * * *      | 2026-01-15T02:30:00Z 2026-01-16T02:30:00Z",
                "15 3 * * 1      | 2026-01-19T03:15:00Z 2026-01-26T03:15:00Z",
                "0 0 * * MON-FRI | 2026-01-16T00:00:00Z 2026-01-19T00:00:00Z",
                "0 0 * * 7       | 2026-01-18T00:00:00Z 2026-01-25T00:00:00Z",
                "0 0 17 * FRI    | 2026-01-16T00:00:00Z 2026-01-17T00:00:00Z",
                "0 0 29 2 *      | 2028-02-29T00:00:00Z 2032-02-29T00:00:00Z",
                "0 12 1 jan *    | 2027-01-01T12:00:00Z 2028-01-01T12:00:00Z",
                "@daily          | 2026-01-16T00:00:00Z 2026-01-17T00:00:00Z",
                "@weekly         | 2026-01-18T00:00:00Z 2026-01-25T00:00:00Z",
                "@monthly        | 2026-02-01T00:00:00Z 2026-03-01T00:00:00Z",
                "@yearly         | 2027-01-01T00:00:00Z 2028-01-01T00:00:00Z",
            })
    void cronShouldComeWhenItSays(String cron, String expected) {
        assertThat(Timetable.cron(cron, "UTC").next(THURSDAY, 2).stream()
                        .map(Instant::toString)
                        .reduce((a, b) -> a + " " + b))
                .contains(expected);
    }

    @Test
    void anIntervalShouldBeCountedFromItsBeginning() {
        Instant from = THURSDAY.plusSeconds(7);

        assertThat(Timetable.every(Duration.ofMinutes(90)).next(THURSDAY, 2))
                .containsExactly(THURSDAY.plusSeconds(5_400), THURSDAY.plusSeconds(10_800));
        assertThat(new Timetable(null, null, Duration.ofHours(1), from, null).next(THURSDAY, 2))
                .containsExactly(from, from.plusSeconds(3_600));
    }

    @Test
    void onceShouldComeOnce() {
        assertThat(Timetable.at(THURSDAY).next(THURSDAY.minusSeconds(1), 5)).containsExactly(THURSDAY);
        assertThat(Timetable.at(THURSDAY).next(THURSDAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 * * * *   | UTC   | cron '60 * * * *': expected minute, hour",
                "* * * *      | UTC   | cron '* * * *': expected minute, hour",
                "0 0 30 2 *   | UTC   | cron '0 0 30 2 *': expected minute, hour",
                "often        | UTC   | cron 'often': expected minute, hour",
                "0 0 * * 5-1  | UTC   | cron '0 0 * * 5-1': expected minute, hour",
                "*/0 * * * *  | UTC   | cron '*/0 * * * *': expected minute, hour",
                "@sometimes   | UTC   | cron '@sometimes': expected minute, hour",
                "0 0 * * *    | Mars  | zone: expected a time zone such as Europe/Berlin or UTC, found 'Mars'",
            })
    void badCronShouldBeRefusedInOneLine(String cron, String zone, String expected) {
        assertThatThrownBy(() -> Timetable.cron(cron, zone))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(expected)
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("\n"));
    }

    @Test
    void exactlyOneTimetableShouldBeGiven() {
        assertThatThrownBy(() -> new Timetable(null, null, null, null, null))
                .hasMessage("timetable: expected exactly one of cron, every and at, found 0");
        assertThatThrownBy(() -> new Timetable("@daily", null, null, null, THURSDAY))
                .hasMessage("timetable: expected exactly one of cron, every and at, found 2");
        assertThatThrownBy(() -> new Timetable(null, "UTC", null, null, THURSDAY))
                .hasMessage("zone: belongs to cron alone, found 'UTC' without it");
        assertThatThrownBy(() -> Timetable.every(Duration.ofMillis(1)))
                .hasMessage("every: expected 1s to 366d, found PT0.001S");
    }

    @Test
    void whatIsWrittenShouldBeReadBack() {
        Timetable written = Timetable.cron("30 2 * * *", "Europe/Berlin");

        assertThat(Document.parse(Document.ofRecord(written).toJson()).as(Timetable.class))
                .isEqualTo(written);
    }

    /** However the day is cut, walking gives each time once: what a restarted server relies on. */
    @Test
    void timesShouldNotDependOnWhereTheSearchBegins() {
        Random random = new Random(598_073);
        for (String zone : List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")) {
            for (String cron : List.of("*/20 * * * *", "10,40 1-3 * * *", "30 2 * * *", "5 */3 * * *")) {
                Timetable timetable = Timetable.cron(cron, zone);
                Instant first = Instant.parse("2026-10-24T12:00:00Z").minusSeconds(random.nextInt(200) * 86_400L);
                Instant last = first.plusSeconds(2 * 86_400);
                List<Instant> walked = timetable.between(first, last, 10_000);

                TreeSet<Instant> found = new TreeSet<>();
                for (int i = 0; i < 200; i++) {
                    Instant from = first.plusSeconds(random.nextInt(2 * 86_400));
                    timetable.next(from).filter(next -> !next.isAfter(last)).ifPresent(found::add);
                }

                assertThat(walked)
                        .as(zone + " " + cron)
                        .isSorted()
                        .doesNotHaveDuplicates()
                        .containsAll(found);
            }
        }
    }
}
