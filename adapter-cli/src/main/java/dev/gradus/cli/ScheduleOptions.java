package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say when a schedule comes. picocli fills them in. */
final class ScheduleOptions {
    @Option(
            names = "--cron",
            paramLabel = "FIELDS",
            description =
                    "Minute, hour, day of month, month, day of week; or @daily, @hourly, @weekly, @monthly, @yearly.")
    private @Nullable String cron;

    @Option(names = "--zone", paramLabel = "ZONE", description = "The time zone of --cron, such as Europe/Berlin; UTC.")
    private @Nullable String zone;

    @Option(names = "--every", paramLabel = "TIME", description = "An interval, such as 15m.")
    private @Nullable String every;

    @Option(names = "--from", paramLabel = "TIME", description = "Where --every is counted from; 1970-01-01T00:00:00Z.")
    private @Nullable String from;

    @Option(names = "--at", paramLabel = "TIME", description = "Once, such as 2026-01-31T12:00:00Z.")
    private @Nullable String at;

    /** The members of the API's body that were given. */
    Map<String, Object> members() {
        Map<String, Object> given = new LinkedHashMap<>();
        put(given, "cron", cron);
        put(given, "zone", zone);
        put(given, "every", every);
        put(given, "from", from);
        put(given, "at", at);
        return given;
    }

    static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value instanceof String text ? Document.of(text) : value);
        }
    }
}
