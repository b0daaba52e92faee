package dev.gradus.persistence;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentLimits;
import dev.gradus.core.step.StepSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Specifications read from their text. Tasks of one definition have the same texts, so that the last ones read are
 * remembered by them; what is remembered is bounded. Thread safe.
 */
final class Specs {
    private static final int MAX_TEXTS = 2_000;
    private static final int MAX_LENGTH = 4_000;
    private static final Map<String, StepSpec> KNOWN = new ConcurrentHashMap<>();

    private Specs() {}

    static StepSpec read(String json) {
        StepSpec known = KNOWN.get(json);
        return known == null ? remembered(json, KNOWN) : known;
    }

    private static StepSpec remembered(String json, Map<String, StepSpec> known) {
        StepSpec spec = Document.parse(json, DocumentLimits.STORED).as(StepSpec.class);
        if (json.length() <= MAX_LENGTH) {
            if (known.size() >= MAX_TEXTS) {
                known.clear(); // whatever is in use comes back at once
            }
            known.put(json, spec);
        }
        return spec;
    }
}
