package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.CommandListener;
import dev.gradus.core.port.LogChunk;

/** What one command in a container prints: passed on to the attempt's log, its ends kept for the results. */
final class ShellOutput implements CommandListener {
    /** What is kept of all commands of a step together. */
    private static final int ALL_KEPT = 1 << 20;

    private static final int MOST_KEPT = 64 << 10;

    private final StepContext context;
    private final StepContainers containers;
    private final CommandOutput log;
    private final Tail out;
    private final Tail err;

    /**
     * For one of so many commands.
     *
     * @param maxLogged bytes that are logged of this command
     */
    ShellOutput(StepContext context, StepContainers containers, long maxLogged, int commands) {
        int kept = Math.min(MOST_KEPT, ALL_KEPT / (2 * commands));
        this.out = new Tail(kept);
        this.err = new Tail(kept);
        this.context = context;
        this.containers = containers;
        this.log = new CommandOutput(context, maxLogged);
    }

    void begin(String label) {
        context.print(LogChunk.Source.GRADUS, "[" + label + "]\n");
    }

    @Override
    public void started(Document note) {
        containers.noteExec(note);
    }

    @Override
    public synchronized void printed(LogChunk.Source source, String text) {
        (source == LogChunk.Source.STDERR ? err : out).add(text);
        log.printed(source, text);
    }

    /** The command's part of the results. */
    synchronized Document shown(String label, int exitCode) {
        return Document.emptyObject()
                .with("label", label)
                .with("output", Document.ofForeignText(out.toString().strip()))
                .with("error", Document.ofForeignText(err.toString().strip()))
                .with("exit_code", exitCode);
    }
}
