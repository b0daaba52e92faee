package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Stays with a task until it settles: executes its steps here when nobody else does, shows on the terminal how it stands,
 * and says, when the process is interrupted, that the task goes on.
 */
final class Attendance {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Backend backend;
    private final PrintWriter messages;
    private final Terminal terminal;
    private final boolean quiet;

    Attendance(Backend backend, Session session, PrintWriter messages) {
        this.backend = backend;
        this.messages = messages;
        this.terminal = session.platform().terminal();
        this.quiet = session.options().quiet;
    }

    /** Returns the task when it is over or waits for a person; {@code told} has what happens meanwhile printed. */
    Document untilSettled(Document task, boolean told) {
        String id = Cells.text(task, "id");
        if (isManual(task)) {
            int enough = 2 * Run.steps(task).size() + 1;
            return meanwhile(id, () -> backend.tasks().act(id, TaskAction.RUN, ActionDetails.atMost(enough, null)));
        }
        StatusArea area = area();
        var follower = new Follower(backend.tasks(), id, area, told);
        return attended(id, area, () -> {
            show(task, area);
            Backend.Working working = backend.work();
            try {
                return follower.untilSettled(now -> show(now, area));
            } finally {
                working.close();
            }
        });
    }

    /** Does something that lasts as long as the task is being executed, and shows until it returns how the task stands. */
    Document meanwhile(String id, Supplier<Document> work) {
        StatusArea area = area();
        if (!area.isDrawable()) {
            return attended(id, area, work);
        }
        look(id, area);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Attendance::daemon);
        try {
            var unused = timer.scheduleWithFixedDelay(
                    () -> look(id, area), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
            return attended(id, area, work);
        } finally {
            timer.shutdownNow();
        }
    }

    private static Document attended(String id, StatusArea area, Supplier<Document> work) {
        var notice = new Interruption(area, id);
        try {
            return work.get();
        } finally {
            notice.withdraw();
            area.end();
        }
    }

    private StatusArea area() {
        return new StatusArea(messages, terminal.statusColumns() > 0 && !quiet);
    }

    private void look(String id, StatusArea area) {
        try {
            show(backend.tasks().get(id), area);
        } catch (CoreException unreachable) {
            // the work itself will say so; the next look may succeed
        }
    }

    private void show(Document task, StatusArea area) {
        if (area.isDrawable()) {
            area.show(ProgressBoard.lines(task, terminal.clock().instant(), terminal.statusColumns()));
        }
    }

    private static boolean isManual(Document task) {
        return Cells.text(task, "dispatch").equals("manual");
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "gradus-progress");
        thread.setDaemon(true);
        return thread;
    }
}
