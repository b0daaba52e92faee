package dev.gradus.migrations;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/**
 * Sends what Flyway says to the platform's logger, at DEBUG whatever its own level: what matters arrives as an
 * exception, and the rest is progress and advertising. Public because Flyway makes it by name.
 */
public final class FlywayLog implements LogCreator {

    @Override
    public Log createLogger(Class<?> source) {
        return new Quiet(System.getLogger(source.getName()));
    }

    private record Quiet(System.Logger logger) implements Log {

        @Override
        public void debug(String message) {
            logger.log(System.Logger.Level.TRACE, message);
        }

        @Override
        public void info(String message) {
            logger.log(System.Logger.Level.DEBUG, message);
        }

        @Override
        public void warn(String message) {
            logger.log(System.Logger.Level.DEBUG, message);
        }

        @Override
        public void error(String message) {
            logger.log(System.Logger.Level.DEBUG, message);
        }

        @Override
        public void error(String message, Exception cause) {
            logger.log(System.Logger.Level.DEBUG, message, cause);
        }

        @Override
        public void notice(String message) {
            logger.log(System.Logger.Level.DEBUG, message);
        }
    }
}
