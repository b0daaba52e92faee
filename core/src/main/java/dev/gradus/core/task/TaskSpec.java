package dev.gradus.core.task;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task is, as opposed to how it fares.
 *
 * @param name for people; unique only among standing tasks
 * @param definition what it was made from; absent for a standing task
 * @param inputs the values given, defaults filled in; an object
 * @param rules who makes its steps READY and what a failure means
 * @param localPath the folder on its host to which its files are confined, when it has one
 * @param labels free marks, in the order given
 */
public record TaskSpec(
        String name,
        @Nullable DefinitionRef definition,
        Document inputs,
        TaskRules rules,
        @Nullable String localPath,
        Map<String, String> labels) {
    /** Labels that begin so are set by the faces that make tasks, never by a definition or a stranger. */
    public static final String RESERVED = "gradus.";

    /** The label that says what the task's steps may ask of a container engine; {@code networked} without it. */
    public static final String TRUST = RESERVED + "trust";

    /** The label that says who made a task that has an approval by another person in it. */
    public static final String SUBMITTER = RESERVED + "submitter";

    public TaskSpec {
        requireNonNull(name, "name");
        requireNonNull(inputs, "inputs");
        requireNonNull(rules, "rules");
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("a task's name has 1 to 200 characters");
        }
    }

    /** Whether a person edits its steps and runs them round by round. */
    public boolean isStanding() {
        return definition == null;
    }
}
