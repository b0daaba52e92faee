package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.OutputListener;

/** Passes what a container prints to the attempt's log and keeps the last of it. */
final class ContainerOutput implements OutputListener {
    private static final long MAX_LOGGED = 64L << 20;

    private final CommandOutput output;

    ContainerOutput(StepContext context) {
        this.output = new CommandOutput(context, MAX_LOGGED);
    }

    @Override
    public void printed(LogChunk.Source source, String text) {
        output.printed(source, text);
    }

    /** The object with the ends of both outputs. */
    Document addTo(Document results) {
        return output.addTo(results);
    }
}
