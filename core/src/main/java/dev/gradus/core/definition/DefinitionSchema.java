package dev.gradus.core.definition;

import dev.gradus.core.data.Document;
import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.kind.StepKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The format of definitions as JSON Schema (draft 2020-12), for editors; each kind's settings are an open shape. */
public final class DefinitionSchema {
    private static final String FRAME = "schema-frame.json";

    private DefinitionSchema() {}

    /** The schema with a key for each kind. */
    public static Document of(KindRegistry kinds) {
        Document schema = frame();
        List<Document> choices = new ArrayList<>();
        for (StepKind kind : kinds.all()) {
            String path = "$defs.step.properties." + kind.name();
            schema = schema.withAt(path, Map.of("description", kind.profile().summary()));
            choices.add(Document.object(Map.of("required", List.of(kind.name()))));
        }
        return schema.withAt("$defs.step.oneOf", choices);
    }

    private static Document frame() {
        try (InputStream frame = Objects.requireNonNull(DefinitionSchema.class.getResourceAsStream(FRAME), FRAME)) {
            return Document.parse(frame.readAllBytes());
        } catch (IOException broken) {
            throw new IllegalStateException("cannot read " + FRAME + " from our own jar", broken);
        }
    }
}
