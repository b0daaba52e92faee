package dev.gradus.core.testing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Thread safe. */
public final class TestClock implements InstantSource {
    private final AtomicReference<Instant> now;

    private TestClock(Instant start) {
        this.now = new AtomicReference<>(requireNonNull(start, "start"));
    }

    /** A clock that stands at this instant. */
    public static TestClock at(Instant start) {
        return new TestClock(start);
    }

    /** A clock that stands at a morning of 2030. */
    public static TestClock standing() {
        return at(Instant.parse("2030-01-02T08:00:00Z"));
    }

    /** Moves the clock on, or back. */
    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    /** Puts the clock to another instant. */
    public void set(Instant instant) {
        now.set(requireNonNull(instant, "instant"));
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
