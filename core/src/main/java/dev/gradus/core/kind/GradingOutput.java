package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.CommandListener;
import dev.gradus.core.port.LogChunk;

/** The end of what a program of the grading itself says. */
final class GradingOutput implements CommandListener {
    private static final int KEPT = 2 << 10;

    private final StepContainers containers;
    private final Tail tail = new Tail(KEPT);

    GradingOutput(StepContainers containers) {
        this.containers = containers;
    }

    @Override
    public void started(Document note) {
        containers.noteExec(note);
    }

    @Override
    public synchronized void printed(LogChunk.Source source, String text) {
        tail.add(text);
    }

    /** What it said, in one line. */
    synchronized String text() {
        return Document.ofForeignText(tail.toString().strip().replaceAll("\\s*[\\r\\n]+\\s*", "; "))
                .text();
    }

    /** The last line of it. */
    synchronized String lastLine() {
        String all = tail.toString().stripTrailing();
        return all.substring(all.lastIndexOf('\n') + 1);
    }
}
