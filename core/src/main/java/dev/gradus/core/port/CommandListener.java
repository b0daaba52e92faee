package dev.gradus.core.port;

import dev.gradus.core.data.Document;

/** Hears what a running program does; called from the runner's threads, one call at a time. */
public interface CommandListener {

    /** The program has started; the note is enough for {@link CommandRunner#end} to find its process group again. */
    void started(Document note);

    /** The program printed this. */
    void printed(LogChunk.Source source, String text);
}
