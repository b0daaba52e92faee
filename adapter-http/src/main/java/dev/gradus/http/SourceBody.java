package dev.gradus.http;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.definition.DefinitionText;
import org.jspecify.annotations.Nullable;

/** The body that carries a definition: its text, or itself as an object. */
record SourceBody(Document source, @Nullable String file) {
    SourceBody {
        if (!source.isString() && !source.isObject()) {
            throw new IllegalArgumentException("'source' must be a text (YAML or JSON) or an object");
        }
    }

    DefinitionText text() {
        return text(source, file);
    }

    static Definition text(Document source, @Nullable String file, Definitions definitions) {
        return definitions.read(text(source, file)).orThrow();
    }

    private static DefinitionText text(Document source, @Nullable String file) {
        String name = file == null ? "request" : file;
        return new DefinitionText(name, source.isString() ? source.text() : source.toPrettyJson());
    }
}
