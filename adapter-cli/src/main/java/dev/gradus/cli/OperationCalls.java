package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of an operator. */
public interface OperationCalls {

    /** The worker sessions. */
    List<Document> workers();

    /** The containers that were made for a task. */
    List<Document> containers(String task);

    /** Removes them, and gives what was removed. */
    List<Document> removeContainers(String task, @Nullable String reason);

    /** What nobody wants of what the installation has in its container engine; with {@code all}, what ended steps keep too. */
    List<Document> leftovers(boolean all);

    /** Removes that, and gives what was removed. */
    List<Document> removeLeftovers(boolean all);

    /** Facts about the installation, each in its own member; refused when the store does not answer. */
    Document status();

    /** The numbers in Prometheus' text form. */
    String metrics();

    /** Drops what is old, or counts it, as the body says: how many there were, and whether that is all. */
    Document prune(Document body);

    /** How long things are kept. */
    Document retention();
}
