package dev.gradus.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class TextLogTest {
    private final TextLog log = new TextLog(ZoneOffset.ofHours(1));

    @Test
    void aLineShouldTellTimeLevelLoggerMessageAndMembers() {
        LoggingEvent event = event(Level.WARN, null);
        event.addKeyValuePair(new KeyValuePair("task", 7));

        assertThat(log.doLayout(event))
                .isEqualTo("13:00:05 WARN  Worker: 3 steps wait task=\"7\"" + System.lineSeparator());
    }

    @Test
    void aTraceShouldFollowItsLine() {
        assertThat(log.doLayout(event(Level.ERROR, new IOException("disk full"))))
                .startsWith("13:00:05 ERROR Worker: 3 steps wait" + System.lineSeparator()
                        + "java.io.IOException: disk full")
                .contains("TextLogTest.aTraceShouldFollowItsLine");
    }

    private static LoggingEvent event(Level level, @Nullable Throwable cause) {
        var event = new LoggingEvent(
                "",
                new LoggerContext().getLogger("dev.gradus.core.engine.Worker"),
                level,
                "{} steps wait",
                cause,
                new Object[] {3});
        event.setInstant(Instant.parse("2026-01-02T12:00:05.678Z"));
        return event;
    }
}
