package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.CommandListener;
import dev.gradus.core.port.LogChunk;
import org.jspecify.annotations.Nullable;

/** Passes what a program prints to the attempt's log, up to a limit, and keeps the last of it. */
final class CommandOutput implements CommandListener {
    private static final int TAIL_BYTES = 4 << 10;

    private final StepContext context;
    private final long limit;
    private final Tail out = new Tail(TAIL_BYTES);
    private final Tail err = new Tail(TAIL_BYTES);
    private final @Nullable OutputScan scan;
    private long logged;
    private boolean full;

    CommandOutput(StepContext context, long limit) {
        this(context, limit, null);
    }

    CommandOutput(StepContext context, long limit, @Nullable OutputScan scan) {
        this.scan = scan;
        this.context = context;
        this.limit = limit;
    }

    @Override
    public void started(Document note) {
        context.note(note);
    }

    @Override
    public synchronized void printed(LogChunk.Source source, String text) {
        (source == LogChunk.Source.STDERR ? err : out).add(text);
        if (scan != null) {
            scan.add(source, text);
        }
        if (full) {
            return;
        }
        int end = Utf8.fitting(text, limit - logged);
        if (end > 0) {
            context.print(source, text.substring(0, end));
            logged += Utf8.bytes(text.substring(0, end));
        }
        if (end < text.length()) {
            full = true;
            context.print(LogChunk.Source.GRADUS, "output beyond " + limit + " bytes is not logged\n");
        }
    }

    /** The object with both tails added, and what was found in the output when it is searched. */
    synchronized Document addTo(Document results) {
        Document tails = results.with("stdout", Document.ofForeignText(out.toString()))
                .with("stderr", Document.ofForeignText(err.toString()));
        return scan == null ? tails : scan.addTo(tails);
    }
}
