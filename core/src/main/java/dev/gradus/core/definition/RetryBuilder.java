package dev.gradus.core.definition;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DurationText;
import dev.gradus.core.failure.FailureClass;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Stream;

/** How a {@link StepBuilder} waits between attempts: the first wait, how it grows, and its bound. Not thread safe. */
public final class RetryBuilder {
    private Document written;

    RetryBuilder(int attempts) {
        this.written = Document.emptyObject().with("max_attempts", attempts);
    }

    /** The wait after the first failure, up to 30 days. */
    public RetryBuilder backoff(Duration first) {
        return with("backoff", DurationText.format(first));
    }

    /** By how much each wait is longer than the one before, 1 to 100. */
    public RetryBuilder multiplier(double multiplier) {
        return with("multiplier", BigDecimal.valueOf(multiplier));
    }

    /** The longest wait, up to 30 days. */
    public RetryBuilder maxBackoff(Duration longest) {
        return with("max_backoff", DurationText.format(longest));
    }

    /** Failures that are never retried. */
    public RetryBuilder notOn(FailureClass... classes) {
        return with("not_on", Stream.of(classes).map(FailureClass::word).toList());
    }

    private RetryBuilder with(String key, Object value) {
        written = written.with(key, value);
        return this;
    }

    Document source() {
        return written;
    }
}
