package dev.gradus.core.policy;

import java.util.Locale;

/** What is dropped when it is old enough. Nothing that is under way ever is. */
public enum Prunable {
    /** Tasks made from definitions that have ended, with all that is kept of them. Standing tasks stay. */
    TASKS,
    /** Events that are no task's, but for the last of each stream: a task is the fold of its events, which go with it. */
    EVENTS,
    /** What steps of ended tasks have printed. */
    LOGS,
    /** Deliveries that have ended, with their tries. */
    DELIVERIES;

    /** The constant's one spelling in JSON, settings and the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
