package dev.gradus.cli;

import dev.gradus.core.data.DurationText;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;

/** Points in time on the command line: a time, or an age. */
final class Moment {
    private Moment() {}

    static Instant parse(String option, String text, InstantSource clock) {
        try {
            return text.contains("T") ? Instant.parse(text) : clock.instant().minus(DurationText.parse(text));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new CoreException(
                    ErrorCode.USAGE, option + " must be a time such as 2026-01-31T12:00:00Z or an age such as 24h", e);
        }
    }
}
