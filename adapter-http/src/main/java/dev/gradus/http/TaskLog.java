package dev.gradus.http;

import dev.gradus.core.task.TaskSnapshot;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/** Log lines about a task, with its ids. */
final class TaskLog {
    private TaskLog() {}

    static LoggingEventBuilder of(Logger log, Ports ports, TaskSnapshot task) {
        String uuid = ports.operations().publicIds().of(task.task().id()).toString();
        MDC.put("task_id", uuid);
        MDC.put("trace_id", uuid.replace("-", ""));
        return log.atInfo().addKeyValue("status", task.task().state().name().toLowerCase(Locale.ROOT));
    }
}
