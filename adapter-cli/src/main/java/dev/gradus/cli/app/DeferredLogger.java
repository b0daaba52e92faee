package dev.gradus.cli.app;

import ch.qos.logback.classic.Logger;
import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.spi.LoggingEventAware;

/** A logger that becomes Logback's with the first thing that may be wanted of it. Thread safe. */
final class DeferredLogger extends LegacyAbstractLogger implements LoggingEventAware {
    @Serial
    private static final long serialVersionUID = 1;

    /** Below this class on the stack is who logs. */
    private static final String BOUNDARY = AbstractLogger.class.getName();

    private final transient DeferredLogs logs;
    private transient volatile @Nullable Logger made;

    DeferredLogger(String name, DeferredLogs logs) {
        this.name = name;
        this.logs = logs;
    }

    private Logger logger() {
        Logger known = made;
        if (known == null) {
            known = (Logger) logs.logback().getLoggerFactory().getLogger(name);
            made = known;
        }
        return known;
    }

    /** Not yet Logback's, it says yes to what Logback may still refuse: jOOQ asks about warnings and has none. */
    private boolean isEnabled(Level level) {
        Logger known = made;
        return known == null ? logs.mayBeWanted(level) : known.isEnabledForLevel(level);
    }

    @Override
    public boolean isTraceEnabled() {
        return isEnabled(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return isEnabled(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return isEnabled(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return isEnabled(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return isEnabled(Level.ERROR);
    }

    @Override
    public void log(LoggingEvent event) {
        if (logger().isEnabledForLevel(event.getLevel())) {
            logger().log(event);
        }
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return BOUNDARY;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String pattern,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        logger().log(marker, BOUNDARY, level.toInt(), pattern, arguments, thrown);
    }
}
