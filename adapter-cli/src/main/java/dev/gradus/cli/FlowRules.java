package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.flow.ToolFlows;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What taskonaut checks of an input before anything is stored: size, schema, flow, in this order. */
final class FlowRules {
    private static final Map<String, Document> DEFAULTS =
            Map.of("text", Document.of("hello"), "a", Document.of(1), "b", Document.of(2));
    private static final Pattern CODED = Pattern.compile("([A-Z][A-Z_]+): (.*)", Pattern.DOTALL);
    private static final int ESCAPED_BYTES = 6;
    private static final int MOST_STEPS = 1_000;

    private FlowRules() {}

    /** The body that makes a task of the flow, from the text of an input; a flow named in it does not count. */
    static Document body(String flow, String input, int maxInputBytes) {
        requireSize(input.getBytes(StandardCharsets.UTF_8).length, maxInputBytes);
        Document body;
        try {
            body = Document.parse(input);
        } catch (DocumentException e) {
            throw schema(String.valueOf(e.getMessage()));
        }
        if (!body.isObject()) {
            throw schema("Input should be a valid dictionary");
        }
        Document complete = complete(body.without("flow_name"));
        requireFlow(flow);
        return complete.with("flow_name", flow);
    }

    /** Checks a body as the face does. */
    static void check(Document body, int maxInputBytes) {
        requireSize(escapedLength(body), maxInputBytes);
        requireFlow(body.member("flow_name").map(Document::text).orElse(ToolFlows.DEFAULT));
    }

    /** Refuses what no run may ask for, as the original's library words it. */
    static void requireMaxSteps(int maxSteps) {
        if (maxSteps < 1) {
            throw FlowRefusal.invalid(
                    "greater_than_equal",
                    "max_steps",
                    "Input should be greater than or equal to 1",
                    Document.of(maxSteps),
                    Map.of("ge", 1));
        }
        if (maxSteps > MOST_STEPS) {
            throw FlowRefusal.invalid(
                    "less_than_equal",
                    "max_steps",
                    "Input should be less than or equal to 1000",
                    Document.of(maxSteps),
                    Map.of("le", MOST_STEPS));
        }
    }

    /** The violation that a refusal's sentence names; the refusal itself when it names none. */
    static RuntimeException violation(FlowRefusal refusal) {
        Matcher coded = CODED.matcher(refusal.shown());
        return coded.matches() ? new PolicyViolation(coded.group(1), coded.group(2)) : refusal;
    }

    private static Document complete(Document given) {
        Document complete = Document.emptyObject();
        for (String name : new String[] {"text", "a", "b"}) {
            Document value = given.member(name).orElse(DEFAULTS.getOrDefault(name, Document.nullValue()));
            boolean fits = name.equals("text") ? value.isString() : value.isInteger();
            if (!fits) {
                throw schema(name + ": Input should be a valid " + (name.equals("text") ? "string" : "integer"));
            }
            complete = complete.with(name, value);
        }
        given.keys().stream()
                .filter(name -> !DEFAULTS.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw schema(name + ": Extra inputs are not permitted");
                });
        return complete;
    }

    private static void requireSize(int bytes, int allowed) {
        if (bytes > allowed) {
            throw new PolicyViolation(
                    "MAX_INPUT_BYTES_EXCEEDED",
                    "Input payload is %d bytes, exceeds max_input_bytes=%d".formatted(bytes, allowed));
        }
    }

    private static void requireFlow(String flow) {
        if (!ToolFlows.all().containsKey(flow)) {
            throw new PolicyViolation(
                    "INVALID_FLOW",
                    "Unsupported flow '%s'. Available flows: %s"
                            .formatted(flow, String.join(", ", ToolFlows.all().keySet())));
        }
    }

    /** The length of the compact JSON with everything beyond ASCII escaped, as Python writes it. */
    private static int escapedLength(Document body) {
        String json = body.toJson();
        int beyond = (int) json.chars().filter(unit -> unit > 0x7f).count();
        return json.length() + (ESCAPED_BYTES - 1) * beyond;
    }

    private static PolicyViolation schema(String why) {
        return new PolicyViolation("INVALID_TASK_INPUT_SCHEMA", "Task input schema validation failed: " + why);
    }
}
