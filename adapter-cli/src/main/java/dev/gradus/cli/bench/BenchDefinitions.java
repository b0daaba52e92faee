package dev.gradus.cli.bench;

import dev.gradus.cli.bench.BenchLoad.StepForm;
import dev.gradus.core.api.Definitions;
import dev.gradus.core.definition.DefinitionText;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The tasks that are measured: chains of steps that do nothing. */
final class BenchDefinitions {
    /** One step that passes on which task it is of. */
    static final String START = "bench-start";

    private BenchDefinitions() {}

    /** Registers a chain of so many steps and returns its name. */
    static String chain(Definitions definitions, int steps, StepForm form) {
        String name = "bench-" + steps;
        String body = IntStream.rangeClosed(1, steps)
                .mapToObj(number -> step(number, form))
                .collect(Collectors.joining(",", "{\"name\":\"" + name + "\",\"steps\":[", "]}"));
        definitions.register(new DefinitionText(name, body));
        return name;
    }

    /** Registers {@link #START}. */
    static void start(Definitions definitions, StepForm form) {
        definitions.register(new DefinitionText(
                START,
                "{\"name\":\"" + START + "\",\"inputs\":{\"n\":{\"type\":\"integer\"}},\"steps\":[{\"id\":\"s1\","
                        + body(form, "\"${inputs.n}\"") + "}]}"));
    }

    private static String step(int number, StepForm form) {
        String needs = number == 1 ? "" : "\"needs\":[\"s" + (number - 1) + "\"],";
        return "{\"id\":\"s" + number + "\"," + needs + body(form, "0") + "}";
    }

    private static String body(StepForm form, String n) {
        return switch (form) {
            case TOOL -> "\"tool\":{\"name\":\"" + Noop.NAME + "\",\"input\":{\"n\":" + n + "}}";
            case INSTANT -> "\"" + Noop.NAME + "\":{\"n\":" + n + "}";
        };
    }
}
