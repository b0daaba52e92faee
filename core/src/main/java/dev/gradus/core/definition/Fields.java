package dev.gradus.core.definition;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.data.DurationText;
import dev.gradus.core.task.Pins;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object as the format knows them. What does not fit is reported at its place and replaced by the
 * default, so that reading goes on. Confined to one reading.
 */
final class Fields {
    private static final int MAX_MARKS = 100;
    private static final int MAX_MARK_CHARS = 1_000;

    private final Node object;
    private final Findings findings;

    Fields(Node object, Findings findings) {
        this.object = object;
        this.findings = findings;
    }

    boolean has(String key) {
        return object.members().containsKey(key);
    }

    @Nullable
    Node node(String key) {
        Node.Member member = object.members().get(key);
        return member == null ? null : member.node();
    }

    /** The value, or nothing after its absence was reported. */
    @Nullable
    Node required(String key) {
        Node node = node(key);
        if (node == null) {
            findings.add(object.at(), ProblemCode.MISSING_KEY, "the key '%s' is missing".formatted(key));
        }
        return node;
    }

    String text(String key, String absent, int maxChars) {
        Node node = node(key);
        if (node == null || !isText(node)) {
            return absent;
        }
        String text = node.value().text();
        if (text.isBlank() || text.length() > maxChars) {
            outOfRange(
                    node,
                    "expected 1 to %d characters, not all of them blank, found %d".formatted(maxChars, text.length()));
            return absent;
        }
        return text;
    }

    boolean truth(String key, boolean absent) {
        Node node = node(key);
        if (node == null) {
            return absent;
        } else if (!node.value().isBoolean()) {
            wrongType(node, "true or false");
            return absent;
        }
        return node.value().bool();
    }

    int integer(String key, int absent, int min, int max) {
        Node node = node(key);
        return node == null ? absent : integer(node, absent, min, max);
    }

    int integer(Node node, int absent, int min, int max) {
        if (!node.value().isInteger()) {
            wrongType(node, "a whole number");
            return absent;
        } else if (isOutside(node.value(), min, max)) {
            outOfRange(node, "expected %d to %d, found %s".formatted(min, max, Wording.found(node.value())));
            return absent;
        }
        return node.value().intValue();
    }

    double number(String key, double absent, double min, double max) {
        Node node = node(key);
        if (node == null) {
            return absent;
        } else if (!node.value().isNumber()) {
            wrongType(node, "a number");
            return absent;
        }
        double number = node.value().decimal().doubleValue();
        if (!(number >= min && number <= max)) {
            outOfRange(node, "expected %s to %s, found %s".formatted(min, max, Wording.found(node.value())));
            return absent;
        }
        return number;
    }

    Duration duration(String key, Duration absent, Duration min, Duration max) {
        Node node = node(key);
        Duration duration = node == null ? absent : duration(node, absent);
        if (node != null && (duration.compareTo(min) < 0 || duration.compareTo(max) > 0)) {
            outOfRange(
                    node,
                    "expected %s to %s, found %s"
                            .formatted(
                                    DurationText.format(min), DurationText.format(max), Wording.found(node.value())));
            return absent;
        }
        return duration;
    }

    <E> E word(String key, E absent, E[] choices, Function<E, String> wordOf) {
        Node node = node(key);
        if (node == null || !isText(node)) {
            return absent;
        }
        List<String> words = Stream.of(choices).map(wordOf).toList();
        int index = words.indexOf(node.value().text());
        if (index < 0) {
            findings.add(
                    node.at(),
                    ProblemCode.BAD_VALUE,
                    "expected one of %s, found %s"
                            .formatted(
                                    Wording.list(words),
                                    Wording.quoted(node.value().text())));
            return absent;
        }
        return choices[index];
    }

    /** Free marks: names with texts. */
    Map<String, String> marks(String key) {
        Map<String, String> marks = new LinkedHashMap<>();
        Node node = node(key);
        if (node == null || !isObject(node)) {
            return marks;
        } else if (node.members().size() > MAX_MARKS) {
            outOfRange(
                    node,
                    "expected at most %d members, found %d"
                            .formatted(MAX_MARKS, node.members().size()));
        }
        node.members().forEach((name, member) -> {
            if (isText(member.node())) {
                marks.put(name, mark(member.node()));
            }
        });
        return marks;
    }

    /** What a worker has to offer: marks of which none says where it is, because that is not chosen by hand. */
    Map<String, String> demands(String key) {
        Node node = node(key);
        if (node != null && node.value().isObject()) {
            node.members().forEach((name, member) -> {
                if (!Pins.mayBeWritten(name)) {
                    findings.add(
                            member.at(),
                            ProblemCode.BAD_NAME,
                            "a step's label is not blank, has no '=' and is neither host nor engine, found %s"
                                    .formatted(Wording.quoted(name)));
                }
            });
        }
        return marks(key);
    }

    /** Whether the key is there and true. */
    boolean isTrue(String key) {
        Node node = node(key);
        if (node == null) {
            return false;
        }
        if (!node.value().isBoolean()) {
            wrongType(node, "true or false");
            return false;
        }
        return node.value().bool();
    }

    void refuseUnknown(List<String> known, Suggestions suggestions) {
        object.members().forEach((name, member) -> {
            if (!known.contains(name)) {
                findings.add(
                        member.at(),
                        ProblemCode.UNKNOWN_KEY,
                        "unknown key %s, expected one of %s%s"
                                .formatted(
                                        Wording.quoted(name), Wording.list(known), suggestions.suggest(name, known)));
            }
        });
    }

    boolean isText(Node node) {
        if (!node.value().isString()) {
            wrongType(node, node.value().isNumber() || node.value().isBoolean() ? "text in quotes" : "text");
        }
        return node.value().isString();
    }

    boolean isObject(Node node) {
        if (!node.value().isObject()) {
            wrongType(node, "an object");
        }
        return node.value().isObject();
    }

    boolean isList(Node node) {
        if (!node.value().isArray()) {
            wrongType(node, "a list");
        }
        return node.value().isArray();
    }

    void wrongType(Node node, String expected) {
        findings.add(
                node.at(),
                ProblemCode.WRONG_TYPE,
                "expected %s, found %s".formatted(expected, Wording.found(node.value())));
    }

    private Duration duration(Node node, Duration absent) {
        if (!node.value().isString()) {
            wrongType(node, "a duration such as 30s or 1h30m");
            return absent;
        }
        try {
            return DurationText.parse(node.value().text());
        } catch (DocumentException unreadable) {
            findings.add(node.at(), ProblemCode.BAD_DURATION, String.valueOf(unreadable.getMessage()));
            return absent;
        }
    }

    private String mark(Node node) {
        String text = node.value().text();
        if (text.length() > MAX_MARK_CHARS) {
            outOfRange(node, "expected at most %d characters, found %d".formatted(MAX_MARK_CHARS, text.length()));
        }
        return text;
    }

    private static boolean isOutside(Document number, int min, int max) {
        return number.integer().bitLength() > 31 || number.intValue() < min || number.intValue() > max;
    }

    private void outOfRange(Node node, String message) {
        findings.add(node.at(), ProblemCode.OUT_OF_RANGE, message);
    }
}
