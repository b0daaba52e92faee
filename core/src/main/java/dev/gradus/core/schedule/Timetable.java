package dev.gradus.core.schedule;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.DurationText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When something comes: by a cron expression in a time zone, every so often, or once. Exactly one of the three is given. Pure and
 * immutable; the rules of time zones are those of the JVM.
 *
 * @param cron five fields, or {@code @yearly, @monthly, @weekly, @daily, @hourly}
 * @param zone the time zone whose clocks cron goes by, such as {@code Europe/Berlin}; UTC without it
 * @param every an interval, 1 s to 366 days
 * @param from where intervals are counted from; 1970-01-01T00:00:00Z without it, so that {@code 1h} is every full hour
 * @param at the one time
 */
public record Timetable(
        @Nullable String cron,
        @Nullable String zone,
        @Nullable Duration every,
        @Nullable Instant from,
        @Nullable Instant at) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    /**
     * A timetable that has been checked.
     *
     * @throws IllegalArgumentException with one line that names what is wrong, what was expected and what was found
     */
    public Timetable {
        long given =
                Stream.of(given(cron), given(every), given(at)).filter(is -> is).count();
        if (given != 1) {
            throw new IllegalArgumentException("timetable: expected exactly one of cron, every and at, found " + given);
        }
        if (zone != null && cron == null) {
            throw new IllegalArgumentException("zone: belongs to cron alone, found '%s' without it".formatted(zone));
        }
        if (from != null && every == null) {
            throw new IllegalArgumentException("from: belongs to every alone, found %s without it".formatted(from));
        }
        times(cron, zone, every, from, at);
    }

    /** By a cron expression, as clocks in this zone show it. */
    public static Timetable cron(String expression, String zone) {
        return new Timetable(requireNonNull(expression, "expression"), zone, null, null, null);
    }

    /** Every so often. */
    public static Timetable every(Duration interval) {
        return new Timetable(null, null, requireNonNull(interval, "interval"), null, null);
    }

    /** Once. */
    public static Timetable at(Instant time) {
        return new Timetable(null, null, null, null, requireNonNull(time, "time"));
    }

    private static boolean given(@Nullable Object value) {
        return value != null;
    }

    private static Times times(
            @Nullable String cron,
            @Nullable String zone,
            @Nullable Duration every,
            @Nullable Instant from,
            @Nullable Instant at) {
        if (cron != null) {
            return CronTimes.of(cron, zone(zone));
        }
        return every == null
                ? new OneTime(requireNonNull(at, "at"))
                : new IntervalTimes(bounded(every), from == null ? Instant.EPOCH : from);
    }

    private static ZoneId zone(@Nullable String zone) {
        try {
            return ZoneId.of(zone == null ? "UTC" : zone);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "zone: expected a time zone such as Europe/Berlin or UTC, found '%s'".formatted(zone), unknown);
        }
    }

    private static Duration bounded(Duration every) {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("every: expected 1s to 366d, found %s".formatted(every));
        }
        return every;
    }

    private Times times() {
        return times(cron, zone, every, from, at);
    }

    /** The first time after this one, when there is one. */
    public Optional<Instant> next(Instant after) {
        return times().next(after);
    }

    /** The first times after this one, at most so many. */
    public List<Instant> next(Instant after, int count) {
        return walk(after, Instant.MAX, count);
    }

    /** The times from one to another, both included, at most so many. */
    public List<Instant> between(Instant first, Instant last, int count) {
        return walk(first.minusNanos(1), last, count);
    }

    private List<Instant> walk(Instant after, Instant last, int count) {
        Times times = times();
        List<Instant> found = new ArrayList<>();
        Optional<Instant> next = times.next(after);
        while (found.size() < count && next.isPresent() && !next.get().isAfter(last)) {
            found.add(next.get());
            next = times.next(next.get());
        }
        return found;
    }

    /** The timetable in words: {@code 30 2 * * * Europe/Berlin}, {@code every 15m}, {@code at 2026-01-15T02:30:00Z}. */
    @Override
    public String toString() {
        if (cron != null) {
            return cron + " " + (zone == null ? "UTC" : zone);
        }
        return every == null ? "at " + at : "every " + DurationText.format(every);
    }
}
