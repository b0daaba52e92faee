package dev.gradus.http;

import dev.gradus.core.data.Document;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Points in time as the ledger's clients write them: ISO 8601 with a zone, or without one and then UTC, a date alone, or the
 * seconds or milliseconds since 1970. Cut to microseconds, as they are stored.
 */
final class LedgerTimes {
    /** Numbers above this are milliseconds: seconds would be far beyond the year 2600. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(20_000_000_000L);

    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private LedgerTimes() {}

    /** The moment, if the value tells one. */
    static Optional<Instant> read(Document value) {
        if (value.isString()) {
            return read(value.text());
        }
        return value.isNumber() ? epoch(value.decimal()) : Optional.empty();
    }

    static Optional<Instant> read(String text) {
        String iso = text.strip().replace(' ', 'T').replace('t', 'T');
        try {
            return within(parsed(iso.endsWith("z") ? iso.substring(0, iso.length() - 1) + "Z" : iso));
        } catch (DateTimeException unreadable) {
            return text.matches("-?\\d{1,15}(\\.\\d{1,9})?") ? epoch(new BigDecimal(text)) : Optional.empty();
        }
    }

    private static Instant parsed(String iso) {
        if (iso.length() == 10) {
            return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
        return zoned
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    private static Optional<Instant> epoch(BigDecimal number) {
        boolean millis = number.abs().compareTo(MOST_SECONDS) > 0;
        BigDecimal seconds = millis ? number.movePointLeft(3) : number;
        try {
            long micros =
                    seconds.multiply(MICROS).setScale(0, RoundingMode.DOWN).longValueExact();
            return within(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        } catch (ArithmeticException | DateTimeException beyond) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> within(Instant at) {
        return at.isBefore(FIRST) || at.isAfter(LAST)
                ? Optional.empty()
                : Optional.of(at.truncatedTo(ChronoUnit.MICROS));
    }
}
