package dev.gradus.core.definition;

import dev.gradus.core.data.BindingFault;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a task's inputs are, from what was given. Nothing is converted. Stateless. */
public final class InputBinding {
    private static final int MAX_SHOWN = 5;

    private InputBinding() {}

    /**
     * An object with a member for every input, in the order of the definition: the value given, else the default, else null.
     *
     * @throws CoreException INVALID_INPUT naming every unknown, missing and wrong input
     */
    public static Document bind(Definition definition, Document given) {
        return bind("'" + definition.name() + "'", definition.inputs(), given);
    }

    /** The same for other declared fields; {@code what} is named by refusals. */
    public static Document bind(String what, List<InputSpec> declared, Document given) {
        List<BindingFault> faults = new ArrayList<>();
        if (!given.isObject()) {
            faults.add(fault("", BindingFault.Code.WRONG_TYPE, "expected an object, found " + Wording.found(given)));
            throw invalid(what, faults);
        }
        Map<String, Document> values = new LinkedHashMap<>();
        declared.forEach(input -> value(input, given, faults).ifPresent(value -> values.put(input.name(), value)));
        unknown(declared, given, faults);
        if (!faults.isEmpty()) {
            throw invalid(what, faults);
        }
        return Document.object(values);
    }

    /** The value, or nothing after a fault was added. */
    private static Optional<Document> value(InputSpec input, Document given, List<BindingFault> faults) {
        Optional<Document> value = given.member(input.name());
        if (value.isEmpty()) {
            if (input.required()) {
                faults.add(fault(
                        input.name(),
                        BindingFault.Code.MISSING,
                        "the input '%s' (%s) is missing"
                                .formatted(input.name(), input.type().word())));
                return Optional.empty();
            }
            return Optional.of(input.defaultValue() == null ? Document.nullValue() : input.defaultValue());
        }
        boolean absent = value.get().isNull() && !input.required() && input.defaultValue() == null;
        if (!absent && !input.type().accepts(value.get())) {
            faults.add(fault(
                    input.name(),
                    BindingFault.Code.WRONG_TYPE,
                    "the input '%s' must be of type %s, found %s"
                            .formatted(input.name(), input.type().word(), Wording.found(value.get()))));
        }
        return value;
    }

    private static void unknown(List<InputSpec> declared, Document given, List<BindingFault> faults) {
        List<String> known = declared.stream().map(InputSpec::name).toList();
        Suggestions suggestions = new Suggestions();
        for (String name : given.keys()) {
            if (!known.contains(name)) {
                faults.add(fault(
                        name,
                        BindingFault.Code.UNKNOWN_MEMBER,
                        "unknown input %s, expected one of %s%s"
                                .formatted(
                                        Wording.quoted(name), Wording.list(known), suggestions.suggest(name, known))));
            }
        }
    }

    private static BindingFault fault(String name, BindingFault.Code code, String message) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        return new BindingFault(name.isEmpty() ? "" : "/" + escaped, code, message);
    }

    private static CoreException invalid(String what, List<BindingFault> faults) {
        List<Document> errors = faults.stream()
                .map(fault -> Document.emptyObject()
                        .with("pointer", fault.pointer())
                        .with("code", fault.code().word())
                        .with("message", fault.message()))
                .toList();
        String shown =
                faults.stream().limit(MAX_SHOWN).map(BindingFault::message).collect(Collectors.joining("; "));
        String rest = faults.size() > MAX_SHOWN ? "; and %d more".formatted(faults.size() - MAX_SHOWN) : "";
        return new CoreException(
                ErrorCode.INVALID_INPUT,
                "the inputs do not fit %s: %s%s".formatted(what, shown, rest),
                Document.object(Map.of("errors", errors)));
    }
}
