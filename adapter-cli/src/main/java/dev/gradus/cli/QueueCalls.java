package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;

/** Calls about named queues. */
public interface QueueCalls {

    /** All of which something was said or in which something waits. */
    List<Document> list();

    /** One. */
    Document get(String name);

    /** Does something to one: the last part of {@code /queues/{name}/actions/…}, with its body. */
    Document act(String name, QueueAction action, Document details);
}
