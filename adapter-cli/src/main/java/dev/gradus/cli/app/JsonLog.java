package dev.gradus.cli.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.fieldnames.LogstashFieldNames;

/** The log of servers: a JSON object a line. */
final class JsonLog {
    private static final String LEFT_OUT = "[ignore]";

    private JsonLog() {}

    static Encoder<ILoggingEvent> encoder() {
        LogstashEncoder encoder = new LogstashEncoder();
        encoder.setTimeZone("UTC");
        encoder.setTimestampPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx");
        // file, function and line belong to taskonaut's log format; servers log a line for a request, not for a step.
        encoder.setIncludeCallerData(true);
        encoder.setFieldNames(names());
        return encoder;
    }

    private static LogstashFieldNames names() {
        LogstashFieldNames names = new LogstashFieldNames();
        names.setTimestamp("timestamp");
        names.setLogger("logger");
        names.setCallerFile("file");
        names.setCallerMethod("function");
        names.setCallerLine("line");
        names.setCallerClass(LEFT_OUT);
        names.setStackTrace("exception");
        names.setVersion(LEFT_OUT);
        names.setLevelValue(LEFT_OUT);
        names.setThread(LEFT_OUT);
        return names;
    }
}
