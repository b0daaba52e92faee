package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;

/** Calls of taskonaut's commands: the {@code /tasks} face with its own Task objects. */
public interface FlowCalls {

    /** Makes a task from {@code text}, {@code a}, {@code b} and {@code flow_name}. */
    Document create(Document body);

    /** The task. */
    Document get(String id);

    /** Every task, newest first. */
    List<Document> list();

    /** Makes exactly one transition. */
    Document advance(String id);

    /** Advances until the task ends. Refused, as all calls here, with a {@link FlowRefusal}. */
    Document run(String id, int maxSteps);

    /**
     * Checks an input for a flow as {@code validate} does, and makes nothing.
     *
     * @return the body for {@link #create}
     * @throws PolicyViolation with the first rule that it breaks
     */
    Document check(String flow, String input);
}
