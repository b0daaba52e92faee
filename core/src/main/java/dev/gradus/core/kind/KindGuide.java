package dev.gradus.core.kind;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a step kind is used.
 *
 * @param examples step bodies as they stand in a file, in JSON; each is free of faults
 * @param settings what can be set, in the order of use
 * @param results what a success shows
 * @param failures what can go wrong
 */
public record KindGuide(List<String> examples, List<Entry> settings, List<Entry> results, List<Entry> failures) {
    public KindGuide {
        examples = List.copyOf(examples);
        settings = List.copyOf(settings);
        results = List.copyOf(results);
        failures = List.copyOf(failures);
    }

    /**
     * A line of a table.
     *
     * @param name of the setting, result or failure code
     * @param meaning for people
     */
    public record Entry(String name, String meaning) {
        public Entry {
            requireNonNull(name, "name");
            requireNonNull(meaning, "meaning");
        }
    }

    /** An entry. */
    public static Entry entry(String name, String meaning) {
        return new Entry(name, meaning);
    }
}
