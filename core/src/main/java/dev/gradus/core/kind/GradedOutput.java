package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.grading.MarkedCommand;
import dev.gradus.core.grading.MarkerScanner;
import dev.gradus.core.grading.OutputExcerpt;
import dev.gradus.core.grading.OutputReading;
import dev.gradus.core.port.CommandListener;
import dev.gradus.core.port.LogChunk;
import java.util.function.LongConsumer;

/** What a criterion's command prints: looked through for markers as a whole, logged up to a limit, its end kept. */
final class GradedOutput implements CommandListener {
    private static final long MAX_LOGGED = 256 << 10;

    private final StepContainers containers;
    private final CommandOutput log;
    private final MarkerScanner out;
    private final MarkerScanner err;
    private final LongConsumer grown;
    private final Tail tail = new Tail(OutputExcerpt.MAX_CHARS);
    private long bytes;

    /**
     * For one execution of the command.
     *
     * @param grown told how much it has printed
     */
    GradedOutput(MarkedCommand command, StepContext context, StepContainers containers, LongConsumer grown) {
        this.containers = containers;
        this.log = new CommandOutput(context, MAX_LOGGED);
        this.out = command.scanner();
        this.err = command.scanner();
        this.grown = grown;
    }

    @Override
    public void started(Document note) {
        containers.noteExec(note);
    }

    @Override
    public synchronized void printed(LogChunk.Source source, String text) {
        (source == LogChunk.Source.STDERR ? err : out).printed(text);
        bytes += Utf8.bytes(text);
        tail.add(text);
        log.printed(source, text);
        grown.accept(bytes);
    }

    /** The markers found. */
    synchronized OutputReading reading(boolean whole) {
        return whole ? out.reading().and(err.reading()) : out.unfinished().and(err.unfinished());
    }

    /** What is kept of it. */
    synchronized OutputExcerpt excerpt() {
        return new OutputExcerpt(Document.ofForeignText(tail.toString()).text(), bytes);
    }
}
