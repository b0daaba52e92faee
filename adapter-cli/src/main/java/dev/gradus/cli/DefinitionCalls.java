package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import java.util.List;

/** Calls about definitions. */
public interface DefinitionCalls {

    /** The current version of each. */
    List<Document> list();

    /** The current version with its source. */
    Document get(String name);

    /** All versions, newest first. */
    List<Document> versions(String name);

    /** Stores a text as its name's current version. */
    Document register(DefinitionText text);

    /** What a task made from it would do. */
    Document plan(String name, Document inputs);
}
