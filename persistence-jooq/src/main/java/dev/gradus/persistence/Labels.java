package dev.gradus.persistence;

import dev.gradus.core.data.Document;
import java.util.LinkedHashMap;
import java.util.Map;

/** Free marks as a document. */
final class Labels {
    private Labels() {}

    static Document write(Map<String, String> labels) {
        return Document.object(labels);
    }

    static Map<String, String> read(Document document) {
        Map<String, String> labels = new LinkedHashMap<>();
        document.members().forEach((name, value) -> labels.put(name, value.text()));
        return labels;
    }
}
