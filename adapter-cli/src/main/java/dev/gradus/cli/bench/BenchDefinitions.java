package dev.gradus.cli.bench;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.definition.DefinitionText;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The tasks that are measured: chains of steps that call the tool which does nothing. */
final class BenchDefinitions {
    /** One step that passes on which task it is of. */
    static final String START = "bench-start";

    private BenchDefinitions() {}

    /** Registers a chain of so many steps and returns its name. */
    static String chain(Definitions definitions, int steps) {
        String name = "bench-" + steps;
        String body = IntStream.rangeClosed(1, steps)
                .mapToObj(BenchDefinitions::step)
                .collect(Collectors.joining(",", "{\"name\":\"" + name + "\",\"steps\":[", "]}"));
        definitions.register(new DefinitionText(name, body));
        return name;
    }

    /** Registers {@link #START}. */
    static void start(Definitions definitions) {
        definitions.register(new DefinitionText(
                START,
                "{\"name\":\"" + START + "\",\"inputs\":{\"n\":{\"type\":\"integer\"}},"
                        + "\"steps\":[{\"id\":\"s1\",\"tool\":{\"name\":\"" + Noop.NAME
                        + "\",\"input\":{\"n\":\"${inputs.n}\"}}}]}"));
    }

    private static String step(int number) {
        String needs = number == 1 ? "" : "\"needs\":[\"s" + (number - 1) + "\"],";
        return "{\"id\":\"s" + number + "\"," + needs + "\"tool\":{\"name\":\"" + Noop.NAME
                + "\",\"input\":{\"n\":0}}}";
    }
}
