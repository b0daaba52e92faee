package dev.gradus.cli;

import java.util.Locale;

/** What can be done to a step: the last part of {@code /steps/{id}/actions/…}. */
public enum StepAction {
    /** Let a worker run it. */
    RUN,
    /** Do not run it in this round. */
    SKIP,
    /** Stop it. */
    CANCEL;

    /** The constant's one spelling on the command line and in paths. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
