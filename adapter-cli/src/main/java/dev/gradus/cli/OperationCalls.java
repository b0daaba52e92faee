package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;

/** Calls of an operator. */
public interface OperationCalls {

    /** The worker sessions. */
    List<Document> workers();

    /** The containers that were made for a task. */
    List<Document> containers(String task);

    /** Removes them, and gives what was removed. */
    List<Document> removeContainers(String task);

    /** Facts about the installation, each in its own member; refused when the store does not answer. */
    Document status();

    /** The numbers in Prometheus' text form. */
    String metrics();
}
