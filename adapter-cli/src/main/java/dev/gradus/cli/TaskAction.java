package dev.gradus.cli;

import java.util.Locale;

/** What can be done to a task: the last part of {@code /tasks/{id}/actions/…}. */
public enum TaskAction {
    /** Make exactly one transition. */
    ADVANCE,
    /** Advance until it ends. */
    RUN,
    /** Stop it. */
    CANCEL,
    /** End it although nobody can confirm that its work is gone. */
    ABANDON,
    /** Claim nothing new. */
    PAUSE,
    /** Claim again. */
    RESUME,
    /** Open what failed again. */
    RETRY,
    /** Begin a new round. */
    RERUN,
    /** Execute steps once even where an earlier success could stand in. */
    FORCE,
    /** Ask something of the next executions of steps. */
    ASK,
    /** Take steps from it. */
    REMOVE_STEPS,
    /** Move it to another machine. */
    REPIN;

    /** The constant's one spelling on the command line and in paths. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
