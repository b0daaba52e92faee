package dev.gradus.cli;

/** Says, when the process is interrupted while it attends a task, that the task goes on. */
final class Interruption {
    private final Thread hook;

    Interruption(StatusArea area, String task) {
        this.hook = new Thread(
                () -> {
                    area.end();
                    area.above(out -> out.println(
                            "interrupted; task " + task + " goes on: gradus task cancel " + task + " stops it"));
                },
                "interruption-notice");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The task is no longer attended. */
    void withdraw() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already, and the notice has been given
        }
    }
}
