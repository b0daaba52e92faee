package dev.gradus.http;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of the {@code /tasks} face strictly, and says what is wrong as FastAPI does. */
final class SeedForm {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}");

    private final Document body;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Document> faults = new ArrayList<>();

    private SeedForm(Document body) {
        this.body = body;
    }

    /** The body of this call; a body is required and must be an object. */
    static SeedForm of(Call call) {
        return new SeedForm(object(call.body()));
    }

    /** The body as an object; everything else is a fault. */
    static Document object(byte[] json) {
        if (json.length == 0) {
            throw new SeedFaults(List.of(fault("missing", List.of("body"), "Field required", Document.nullValue())));
        }
        Document body;
        try {
            body = Document.parse(json);
        } catch (DocumentException malformed) {
            throw new SeedFaults(List.of(jsonInvalid(malformed)));
        }
        if (!body.isObject()) {
            throw new SeedFaults(List.of(fault(
                    "model_attributes_type",
                    List.of("body"),
                    "Input should be a valid dictionary or object to extract fields from",
                    body)));
        }
        return body;
    }

    Document text(String name, String byDefault) {
        Document value = value(name, Document.of(byDefault));
        return value.isString() ? value : wrong("string_type", name, "Input should be a valid string", value);
    }

    Document integer(String name, long byDefault) {
        Document value = value(name, Document.of(byDefault));
        return value.isInteger() ? value : wrong("int_type", name, "Input should be a valid integer", value);
    }

    Document integer(String name, long byDefault, long min, long max) {
        Document value = integer(name, byDefault);
        if (value.isInteger() && value.integer().compareTo(BigInteger.valueOf(min)) < 0) {
            bound("greater_than_equal", name, "Input should be greater than or equal to " + min, value, "ge", min);
        } else if (value.isInteger() && value.integer().compareTo(BigInteger.valueOf(max)) > 0) {
            bound("less_than_equal", name, "Input should be less than or equal to " + max, value, "le", max);
        }
        return value;
    }

    /** Throws every fault, members nobody asked for included. */
    void done() {
        body.members().forEach((name, value) -> {
            if (!known.contains(name)) {
                wrong("extra_forbidden", name, "Extra inputs are not permitted", value);
            }
        });
        if (!faults.isEmpty()) {
            throw new SeedFaults(faults);
        }
    }

    /** The UUID in the path. */
    static UUID id(Call call) {
        String text = call.path("task_id");
        if (!UUID_FORM.matcher(text).matches()) {
            Document fault = fault(
                            "uuid_parsing",
                            List.of("path", "task_id"),
                            "Input should be a valid UUID, " + SeedUuid.fault(text),
                            Document.of(text))
                    .with("ctx", Map.of("error", SeedUuid.fault(text)));
            throw new SeedFaults(List.of(fault));
        }
        String digits = text.replace("-", "");
        return new UUID(
                Long.parseUnsignedLong(digits.substring(0, 16), 16), Long.parseUnsignedLong(digits.substring(16), 16));
    }

    private Document value(String name, Document byDefault) {
        known.add(name);
        return body.member(name).orElse(byDefault);
    }

    private Document wrong(String type, String name, String message, Document value) {
        faults.add(fault(type, List.of("body", name), message, value));
        return value;
    }

    private void bound(String type, String name, String message, Document value, String key, long bound) {
        faults.add(fault(type, List.of("body", name), message, value).with("ctx", Map.of(key, bound)));
    }

    private static Document jsonInvalid(DocumentException malformed) {
        String message = String.valueOf(malformed.getMessage());
        Document fault = fault(
                "json_invalid", List.of("body", malformed.pointer()), "JSON decode error", Document.emptyObject());
        return fault.with("ctx", Map.of("error", message));
    }

    /** One fault, as FastAPI describes it. */
    static Document fault(String type, List<?> location, String message, Document input) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("type", type);
        members.put("loc", location);
        members.put("msg", message);
        members.put("input", input);
        return Document.object(members);
    }
}
