package dev.gradus.core.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The times of a cron expression of five fields, as clocks in one zone show them. The library walks over clock times that know
 * no zone; what a clock change makes of them is decided here:
 *
 * <ul>
 *   <li>A time that the clocks leave out comes at the moment of the change, once, however many were left out.
 *   <li>A time that the clocks show twice comes at the first; at both when the expression asks for every hour.
 * </ul>
 */
final class CronTimes implements Times {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    private static final Map<String, String> WORDS = new TreeMap<>(Map.of(
            "@yearly", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@hourly", "0 * * * *"));
    private static final int LONGEST = 200;

    private final ExecutionTime clock;
    private final ZoneId zone;
    private final boolean everyHour;

    private CronTimes(ExecutionTime clock, ZoneId zone, boolean everyHour) {
        this.clock = clock;
        this.zone = zone;
        this.everyHour = everyHour;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException with one line when it is none, or names a day that no calendar has
     */
    static CronTimes of(String expression, ZoneId zone) {
        if (expression.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "cron: expected at most %d characters, found %d".formatted(LONGEST, expression.length()));
        }
        String fields = WORDS.getOrDefault(expression, expression);
        CronTimes times = new CronTimes(ExecutionTime.forCron(parsed(expression, fields)), zone, isEveryHour(fields));
        if (times.following(LocalDateTime.of(2000, 1, 1, 0, 0)) == null) {
            throw refused(expression, "no calendar has such a day");
        }
        return times;
    }

    private static Cron parsed(String expression, String fields) {
        try {
            return PARSER.parse(fields).validate();
        } catch (IllegalArgumentException unreadable) {
            String found = String.valueOf(unreadable.getMessage());
            throw refused(expression, found.substring(found.indexOf(". ") + 1).strip());
        }
    }

    private static IllegalArgumentException refused(String expression, String found) {
        return new IllegalArgumentException(
                "cron '%s': expected minute, hour, day of month, month and day of week, or one of %s; found: %s"
                        .formatted(expression, String.join(", ", WORDS.keySet()), found));
    }

    private static boolean isEveryHour(String fields) {
        return fields.strip().split("\\s+")[1].equals("*");
    }

    @Override
    public Optional<Instant> next(Instant after) {
        Instant best = null;
        LocalDateTime shown = following(searchFrom(after));
        while (shown != null) {
            Instant first = first(shown);
            if (best != null && first.isAfter(best)) {
                break;
            }
            best = earlier(best, first, after);
            if (everyHour) {
                best = earlier(best, last(shown), after);
            }
            shown = following(shown);
        }
        return Optional.ofNullable(best);
    }

    /** Just before the clock time of this moment; in the first of two equal hours, before them, for the second's sake. */
    private LocalDateTime searchFrom(Instant after) {
        LocalDateTime shown = LocalDateTime.ofInstant(after, zone);
        ZoneOffsetTransition change = zone.getRules().nextTransition(after);
        boolean repeats = change != null && change.isOverlap() && !shown.isBefore(change.getDateTimeAfter());
        LocalDateTime from = repeats ? change.getDateTimeAfter() : shown;
        return from.minusSeconds(1);
    }

    private @Nullable LocalDateTime following(LocalDateTime shown) {
        return clock.nextExecution(ZonedDateTime.of(shown, ZoneOffset.UTC))
                .map(ZonedDateTime::toLocalDateTime)
                .orElse(null);
    }

    private Instant first(LocalDateTime shown) {
        ZoneOffsetTransition change = zone.getRules().getTransition(shown);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        return ZonedDateTime.of(shown, zone).withEarlierOffsetAtOverlap().toInstant();
    }

    private Instant last(LocalDateTime shown) {
        ZoneOffsetTransition change = zone.getRules().getTransition(shown);
        return change != null && change.isOverlap()
                ? ZonedDateTime.of(shown, zone).withLaterOffsetAtOverlap().toInstant()
                : first(shown);
    }

    private static @Nullable Instant earlier(@Nullable Instant best, Instant found, Instant after) {
        if (!found.isAfter(after)) {
            return best;
        }
        return best == null || found.isBefore(best) ? found : best;
    }
}
