package dev.gradus.cli.app;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LogbackServiceProvider;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Gives loggers without Logback, which is made when one of them has something to say that may be wanted: most commands say
 * nothing, and making it takes a twentieth of a short one. The launcher names this class to SLF4J, which then looks for no
 * other in every jar. Thread safe.
 */
public final class DeferredLogs implements SLF4JServiceProvider {
    private static final String CHOICE = "slf4j.provider";

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter members = new LogbackMDCAdapter();
    private @Nullable LogbackServiceProvider logback;

    /** Whether this process was started with them. */
    static boolean areUsed() {
        return DeferredLogs.class.getName().equals(System.getProperty(CHOICE));
    }

    @Override
    public void initialize() {
        // Nothing before it is needed.
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> new DeferredLogger(name, this);
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    /** SLF4J asks for it at once. */
    @Override
    public MDCAdapter getMDCAdapter() {
        return members;
    }

    @Override
    public String getRequestedApiVersion() {
        return LogbackServiceProvider.REQUESTED_API_VERSION;
    }

    /** Whether some logger writes what has this level; only a configuration file may want what {@link Logging} does not. */
    boolean mayBeWanted(Level level) {
        return System.getProperty("logback.configurationFile") != null
                || level.toInt() >= Logging.lowest().toInt();
    }

    synchronized boolean isMade() {
        return logback != null;
    }

    synchronized LogbackServiceProvider logback() {
        if (logback == null) {
            LogbackServiceProvider made = new LogbackServiceProvider();
            made.initialize();
            ((LoggerContext) made.getLoggerFactory()).setMDCAdapter(members);
            logback = made;
        }
        return logback;
    }
}
