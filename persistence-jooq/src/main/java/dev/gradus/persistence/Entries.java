package dev.gradus.persistence;

import java.util.Map;

/** What is offered or demanded as {@code key=value}, which one containment compares; keys have no {@code =}. */
final class Entries {
    private Entries() {}

    static String[] of(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .sorted()
                .toArray(String[]::new);
    }
}
