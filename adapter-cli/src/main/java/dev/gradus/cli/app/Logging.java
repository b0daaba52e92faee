package dev.gradus.cli.app;

import dev.gradus.cli.GlobalOptions;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.event.Level;

/** How this process logs: decided before the first logger is asked for, through the properties that {@link LogbackSetup} reads. */
final class Logging {
    static final String LEVEL = "gradus.log.level";
    static final String STYLE = "gradus.log.style";

    private Logging() {}

    /** Commands log little, for people. */
    static void forCommands(Configuration configuration, GlobalOptions options) {
        configure(configuration, options, "WARN", "text");
    }

    /** Servers log more, for programs. */
    static void forServers(Configuration configuration, GlobalOptions options) {
        configure(configuration, options, "INFO", "json");
    }

    /** The lowest level that any logger writes: {@link LogbackSetup} silences no library of our choice below warnings. */
    static Level lowest() {
        return switch (System.getProperty(LEVEL, "WARN")) {
            case "ERROR", "WARN" -> Level.WARN;
            case "INFO" -> Level.INFO;
            case "DEBUG" -> Level.DEBUG;
            default -> Level.TRACE; // whatever it means, Logback knows
        };
    }

    private static void configure(Configuration configuration, GlobalOptions options, String level, String style) {
        Optional<String> wanted = configuration.text(Setting.LOG_LEVEL);
        System.setProperty(
                LEVEL, options.isVerbose() ? "DEBUG" : wanted.orElse(level).toUpperCase(Locale.ROOT));
        String form = options.isLogster()
                ? "logster"
                : configuration.text(Setting.LOG_STYLE).orElse(style).toLowerCase(Locale.ROOT);
        System.setProperty(STYLE, form.matches("json|logster|text") ? form : style);
    }
}
