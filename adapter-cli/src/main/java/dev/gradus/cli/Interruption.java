package dev.gradus.cli;

import java.io.PrintWriter;

/** Says, when the process is interrupted while it watches a task, that the task goes on. */
final class Interruption {
    private final Thread hook;

    Interruption(PrintWriter err, String task) {
        this.hook = new Thread(
                () -> {
                    err.println("interrupted; task " + task + " goes on: gradus task cancel " + task + " stops it");
                    err.flush();
                },
                "interruption-notice");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The task is no longer watched. */
    void withdraw() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already, and the notice has been given
        }
    }
}
