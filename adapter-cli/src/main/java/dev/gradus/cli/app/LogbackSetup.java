package dev.gradus.cli.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;
import org.slf4j.Logger;

/**
 * Logs to standard error, at the level and in the style that {@link Logging} chose. In code, because reading the same from
 * XML takes a sixth of a short command's time. {@code -Dlogback.configurationFile} still has the first word. Found by Logback
 * itself.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogbackSetup extends ContextAwareBase implements Configurator {
    private static final Map<String, Level> LIBRARIES = Map.of(
            "org.eclipse.jetty", Level.WARN,
            "io.javalin", Level.OFF,
            "org.jooq", Level.WARN,
            "org.flywaydb", Level.WARN,
            "org.apache.hc", Level.WARN, // it would log whole requests
            "com.zaxxer.hikari", Level.WARN,
            "com.github.dockerjava", Level.OFF);

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("console");
        console.setTarget("System.err");
        console.setEncoder(started(encoder(), context));
        console.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(System.getProperty(Logging.LEVEL), Level.WARN));
        root.addAppender(console);
        LIBRARIES.forEach((name, level) -> context.getLogger(name).setLevel(level));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static Encoder<ILoggingEvent> encoder() {
        return switch (System.getProperty(Logging.STYLE, "text")) {
            case "json" -> JsonLog.encoder();
            case "logster" -> pattern("[%d{HH:mm:ss}][%level][%file][%method:%line] %msg %kvp %mdc%n");
            default -> TextLog.encoder();
        };
    }

    private static PatternLayoutEncoder pattern(String text) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(text);
        return encoder;
    }

    private static Encoder<ILoggingEvent> started(Encoder<ILoggingEvent> encoder, LoggerContext context) {
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }
}
