package dev.gradus.core.testing;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.CommandListener;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.OutputListener;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what something prints. Thread safe. */
public final class Printed implements OutputListener, CommandListener {
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private @Nullable Document note;

    @Override
    public synchronized void started(Document noted) {
        note = noted;
    }

    @Override
    public synchronized void printed(LogChunk.Source source, String text) {
        (source == LogChunk.Source.STDERR ? err : out).append(text);
    }

    /** The standard output so far. */
    public synchronized String out() {
        return out.toString();
    }

    /** The standard error so far. */
    public synchronized String err() {
        return err.toString();
    }

    /** What was noted when it started. */
    public synchronized Optional<Document> note() {
        return Optional.ofNullable(note);
    }
}
