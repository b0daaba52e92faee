package dev.gradus.core.flow;

import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.definition.InputSpec;
import dev.gradus.core.definition.InputType;
import dev.gradus.core.step.StepBody;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.OnFailure;
import dev.gradus.core.task.TaskRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The flows of taskonaut: straight lines of tool calls, advanced by hand. A step's key is its tool's name; a failing tool is
 * called three times within one attempt, 0.1 s and 0.2 s apart.
 */
public final class ToolFlows {
    /** The flow of a request that names none. */
    public static final String DEFAULT = "echo_add";

    private static final List<InputSpec> INPUTS = List.of(
            input("text", InputType.STRING, Document.of("hello"), "the text to echo"),
            input("a", InputType.INTEGER, Document.of(1), "the first summand"),
            input("b", InputType.INTEGER, Document.of(2), "the second summand"));

    private static final Map<String, List<String>> TOOL_INPUTS =
            Map.of("echo", List.of("text"), "add", List.of("a", "b"));

    private ToolFlows() {}

    /** {@code add_echo}, {@code demo} and {@code echo_add}, by name in this order. */
    public static Map<String, Definition> all() {
        Map<String, Definition> byName = new TreeMap<>();
        byName.put("echo_add", flow("echo_add", "echo", "add"));
        byName.put("add_echo", flow("add_echo", "add", "echo"));
        byName.put("demo", flow("demo", "echo", "add"));
        return byName;
    }

    private static Definition flow(String name, String... tools) {
        List<StepSpec> steps = new ArrayList<>();
        Set<StepKey> needs = Set.of();
        for (String tool : tools) {
            var key = new StepKey(tool);
            steps.add(StepSpec.work(key, new StepBody("tool", settings(tool), true), needs));
            needs = Set.of(key);
        }
        var rules = new TaskRules(Dispatch.MANUAL, OnFailure.FAIL);
        return new Definition(name, INPUTS, rules, steps, Map.of(), false, source(name, rules, steps));
    }

    private static Document settings(String tool) {
        Document input = Document.emptyObject();
        for (String name : TOOL_INPUTS.getOrDefault(tool, List.of())) {
            input = input.with(name, "${inputs." + name + "}");
        }
        return Document.emptyObject()
                .with("name", tool)
                .with("input", input)
                .with("tries", 3)
                .with("tries_backoff", "100ms");
    }

    private static InputSpec input(String name, InputType type, Document value, String description) {
        return new InputSpec(name, type, false, value, description);
    }

    /** The definition as a file would say it. */
    private static Document source(String name, TaskRules rules, List<StepSpec> steps) {
        Map<String, Document> inputs = new LinkedHashMap<>();
        for (InputSpec input : INPUTS) {
            inputs.put(
                    input.name(),
                    Document.emptyObject()
                            .with("type", input.type().word())
                            .with("default", input.defaultValue())
                            .with("description", input.description()));
        }
        return Document.emptyObject()
                .with("name", name)
                .with("dispatch", rules.dispatch().word())
                .with("on_failure", rules.onFailure().word())
                .with("inputs", inputs)
                .with("steps", steps.stream().map(ToolFlows::source).toList());
    }

    private static Document source(StepSpec step) {
        Document written = Document.emptyObject().with("id", step.key().value());
        if (!step.needs().isEmpty()) {
            written = written.with(
                    "needs", step.needs().stream().map(StepKey::value).toList());
        }
        return written.with(step.body().kind(), step.body().settings());
    }
}
