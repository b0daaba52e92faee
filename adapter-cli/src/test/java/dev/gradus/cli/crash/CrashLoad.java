package dev.gradus.cli.crash;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.task.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tasks of the run: ten steps, in which {@code a} is followed by four, which are joined by {@code c}, which is followed by
 * three, which are joined by {@code e}. Joins read the results of what they join.
 */
final class CrashLoad {
    /** What each step needs, in the order of the definition. */
    static final Map<String, List<String>> NEEDS = needs();

    private static final Map<Character, Integer> MILLIS = Map.of('a', 10, 'b', 40, 'c', 5, 'd', 25, 'e', 15);

    private final Gradus gradus;
    private final Definition definition;
    private final List<TaskId> tasks = new ArrayList<>();

    CrashLoad(Gradus gradus) {
        this.gradus = gradus;
        this.definition = gradus.definitions()
                .read(new DefinitionText("crash.yaml", definition()))
                .orThrow();
    }

    void add(int count) {
        for (int i = 0; i < count; i++) {
            TaskRequest request = new TaskRequest(
                    new TaskRequest.Inline(definition), Document.emptyObject(), TaskRequest.Options.DEFAULT);
            Cause cause = Cause.of(new Actor("test:crash"));
            tasks.add(gradus.tasks().create(request, cause).task().task().id());
        }
    }

    List<TaskId> tasks() {
        return List.copyOf(tasks);
    }

    int steps() {
        return tasks.size() * NEEDS.size();
    }

    private static Map<String, List<String>> needs() {
        List<String> four = List.of("b1", "b2", "b3", "b4");
        List<String> three = List.of("d1", "d2", "d3");
        Map<String, List<String>> needs = new LinkedHashMap<>();
        needs.put("a", List.of());
        four.forEach(step -> needs.put(step, List.of("a")));
        needs.put("c", four);
        three.forEach(step -> needs.put(step, List.of("c")));
        needs.put("e", three);
        return needs;
    }

    private static String definition() {
        return NEEDS.entrySet().stream()
                .map(step -> step(step.getKey(), step.getValue()))
                .collect(Collectors.joining("", "name: crash\nsteps:\n", ""));
    }

    private static String step(String key, List<String> needs) {
        String seen = needs.stream()
                .map(need -> "\"${steps.%s.results.fence}\"".formatted(need))
                .collect(Collectors.joining(", "));
        return """
                  - id: %s
                    needs: [%s]
                    witness: {millis: %d, seen: [%s]}
                """.formatted(key, String.join(", ", needs), MILLIS.get(key.charAt(0)), seen);
    }
}
