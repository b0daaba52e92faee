package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a round of a task is run.
 *
 * @param steps the keys of the steps that it is about; empty means all
 * @param forced whether they are executed even where an earlier success could stand in
 * @param asked what is asked of their executions beside their settings
 * @param parallel how many of a manual task's own steps run at a time
 * @param reason the giver's own words
 */
record RoundOrder(
        List<String> steps,
        boolean forced,
        Document asked,
        int parallel,
        @Nullable String reason) {
    RoundOrder {
        steps = List.copyOf(steps);
    }

    /** Begins a new round, or has the one that is under way do what is ordered. */
    void begin(String task, boolean anew, Backend backend) {
        ActionDetails details = ActionDetails.of(steps, false, reason).asking(asked);
        if (anew) {
            backend.tasks().act(task, TaskAction.RERUN, details.forced(forced));
            return;
        }
        if (forced) {
            backend.tasks().act(task, TaskAction.FORCE, details);
        }
        if (asked.size() > 0) {
            backend.tasks().act(task, TaskAction.ASK, details);
        }
    }

    /** Stays with the task to the end of its round; what is manual is driven from here. */
    Document seenThrough(String task, Backend backend, Verb verb) {
        Session session = verb.session();
        var attendance = new Attendance(backend, session, session.err(verb.spec()));
        Document begun = backend.tasks().get(task);
        if (!Cells.text(begun, "dispatch").equals("manual")) {
            return attendance.untilSettled(begun, false);
        }
        return attendance.meanwhile(task, () -> new RoundDriver(backend, task, parallel, reason).untilSettled());
    }
}
