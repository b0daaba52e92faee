package dev.gradus.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.event.Level;

class DeferredLogsTest {
    private final DeferredLogs logs = new DeferredLogs();
    private final Logger logger = logs.getLoggerFactory().getLogger("some.Class");
    private final ListAppender<ILoggingEvent> written = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.getCallerData(); // the stack tells it now and never again
            super.append(event);
        }
    };

    @BeforeEach
    void forgetWhatWasChosen() {
        System.clearProperty(Logging.LEVEL);
    }

    @AfterEach
    void forgetWhatWasChosenHere() {
        System.clearProperty(Logging.LEVEL);
    }

    private void watch() {
        LoggerContext context = (LoggerContext) logs.logback().getLoggerFactory();
        written.setContext(context);
        written.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(written);
    }

    @Test
    void whatNobodyWantsShouldNotMakeLogback() {
        assertThat(logs.mayBeWanted(Level.INFO)).isFalse();

        logger.info("not wanted");
        logger.atDebug().log("nor this");

        assertThat(logger.isWarnEnabled()).isTrue();
        assertThat(logs.isMade()).isFalse();
    }

    @Test
    void whatIsWantedShouldBeWrittenAsLogbackWould() {
        logs.getMDCAdapter().put("request", "r-1");
        watch();

        logger.warn("found {} of {}", 1, 2);
        logger.atError().addKeyValue("task", 7).log("lost");
        logger.info("not wanted");

        assertThat(written.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly("found 1 of 2", "lost");
        assertThat(written.list.get(1).getKeyValuePairs()).hasSize(1);
        assertThat(written.list.get(1).getMDCPropertyMap()).containsEntry("request", "r-1");
        assertThat(written.list)
                .allSatisfy(event -> assertThat(event.getCallerData()[0].getMethodName())
                        .isEqualTo("whatIsWantedShouldBeWrittenAsLogbackWould"));
    }

    @Test
    void theLevelShouldBeTheOneChosenWhenSomethingIsSaid() {
        System.setProperty(Logging.LEVEL, "DEBUG");
        watch();

        assertThat(logger.isDebugEnabled()).isTrue();
        assertThat(logger.isTraceEnabled()).isFalse();
        logger.debug("wanted");

        assertThat(written.list).hasSize(1);
    }

    @Test
    void aLibraryMayWarnWhereOnlyErrorsAreWanted() {
        System.setProperty(Logging.LEVEL, "ERROR");
        watch();

        logger.warn("not wanted");
        logger.atWarn().log("nor this");
        logs.getLoggerFactory().getLogger("org.jooq.Some").warn("wanted");

        assertThat(written.list).extracting(ILoggingEvent::getMessage).containsExactly("wanted");
        assertThat(logger.isWarnEnabled()).isFalse();
    }
}
