package dev.gradus.core.definition;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The inputs of a definition: {@code name: {type, default, required, description}}, or the bare default. */
final class InputsFormat {
    static final List<String> KEYS = List.of("type", "default", "required", "description");

    private static final int MAX_INPUTS = 1_000;
    private static final int MAX_DESCRIPTION = 2_000;

    private final Findings findings;
    private final Suggestions suggestions;

    InputsFormat(Findings findings, Suggestions suggestions) {
        this.findings = findings;
        this.suggestions = suggestions;
    }

    List<InputSpec> read(@Nullable Node inputs) {
        List<InputSpec> specs = new ArrayList<>();
        if (inputs == null || !new Fields(inputs, findings).isObject(inputs)) {
            return specs;
        }
        if (inputs.members().size() > MAX_INPUTS) {
            findings.add(
                    inputs.at(),
                    ProblemCode.OUT_OF_RANGE,
                    "expected at most %d inputs, found %d"
                            .formatted(MAX_INPUTS, inputs.members().size()));
        }
        inputs.members().forEach((name, member) -> {
            if (!Names.isInput(name)) {
                findings.add(
                        member.at(),
                        ProblemCode.BAD_NAME,
                        "expected 1 to 100 letters, digits, '_' and '-', the first a letter or '_', found "
                                + Wording.quoted(name));
            }
            specs.add(input(name, member.node()));
        });
        return specs;
    }

    private InputSpec input(String name, Node node) {
        if (node.value().isObject()) {
            return described(name, node);
        }
        InputType type = typeOf(node.value());
        if (type == null || type == InputType.ARRAY) {
            new Fields(node, findings).wrongType(node, "an object with type or default, or a bare default");
        }
        return new InputSpec(name, type == null ? InputType.STRING : type, false, node.value(), "");
    }

    private InputSpec described(String name, Node node) {
        Fields fields = new Fields(node, findings);
        fields.refuseUnknown(KEYS, suggestions);
        Node absent = fields.node("default");
        InputType type = type(fields, node, absent);
        if (absent != null && fields.has("type") && !type.accepts(absent.value())) {
            fields.wrongType(absent, "a default of type " + type.word());
        }
        boolean required = fields.truth("required", absent == null);
        if (required && absent != null) {
            findings.add(
                    fields.has("required") ? node.locate("/required", true) : node.at(),
                    ProblemCode.CONFLICTING_KEYS,
                    "an input with a default is never required");
        }
        String description = fields.text("description", "", MAX_DESCRIPTION);
        return new InputSpec(name, type, required, absent == null ? null : absent.value(), description);
    }

    private InputType type(Fields fields, Node node, @Nullable Node absent) {
        if (fields.has("type")) {
            return fields.word("type", InputType.STRING, InputType.values(), InputType::word);
        }
        InputType type = absent == null ? null : typeOf(absent.value());
        if (type == null) {
            findings.add(node.at(), ProblemCode.MISSING_KEY, "the key 'type' is missing, and no default tells it");
        }
        return type == null ? InputType.STRING : type;
    }

    /** The narrowest type that accepts the value; none accepts null. */
    private static @Nullable InputType typeOf(Document value) {
        return Stream.of(InputType.values())
                .filter(type -> type.accepts(value))
                .findFirst()
                .orElse(null);
    }
}
