package dev.gradus.cli.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.slf4j.event.KeyValuePair;

/**
 * The log of commands: time, level, the logger's last word, the message and its members. Says what the pattern
 * {@code %d{HH:mm:ss} %-5level %logger{0}: %msg %kvp%n} says, whose reading is a noticeable part of a short command.
 */
final class TextLog extends LayoutBase<ILoggingEvent> {
    private static final int LEVEL_WIDTH = 5;

    private final ZoneId zone;

    TextLog(ZoneId zone) {
        this.zone = zone;
    }

    static Encoder<ILoggingEvent> encoder() {
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setLayout(new TextLog(ZoneId.systemDefault()));
        return encoder;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(DateTimeFormatter.ISO_LOCAL_TIME.format(
                        event.getInstant().atZone(zone).truncatedTo(ChronoUnit.SECONDS)))
                .append(' ')
                .append(event.getLevel())
                .append(" ".repeat(LEVEL_WIDTH - event.getLevel().toString().length()))
                .append(' ')
                .append(lastWord(event.getLoggerName()))
                .append(": ")
                .append(event.getFormattedMessage());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                line.append(' ')
                        .append(pair.key)
                        .append("=\"")
                        .append(pair.value)
                        .append('"');
            }
        }
        line.append(CoreConstants.LINE_SEPARATOR);
        if (event.getThrowableProxy() != null) {
            line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return line.toString();
    }

    private static String lastWord(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }
}
