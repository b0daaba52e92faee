package dev.gradus.core.definition;

import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.policy.Backoff;
import dev.gradus.core.policy.RetryPolicy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code retry}: the number of attempts, or an object. Confined to one reading. */
final class RetryFormat {
    static final List<String> KEYS = List.of("max_attempts", "backoff", "multiplier", "max_backoff", "not_on");

    private static final int MAX_ATTEMPTS = 1_000;
    private static final Duration MAX_BACKOFF = Duration.ofDays(30);

    private final Findings findings;
    private final Suggestions suggestions;

    RetryFormat(Findings findings, Suggestions suggestions) {
        this.findings = findings;
        this.suggestions = suggestions;
    }

    RetryPolicy read(Fields step) {
        Node node = step.node("retry");
        if (node == null) {
            return RetryPolicy.NONE;
        } else if (node.value().isNumber()) {
            return new RetryPolicy(step.integer(node, 1, 1, MAX_ATTEMPTS), Backoff.DEFAULT, Set.of());
        } else if (!node.value().isObject()) {
            step.wrongType(node, "a number of attempts or an object");
            return RetryPolicy.NONE;
        }
        Fields fields = new Fields(node, findings);
        fields.refuseUnknown(KEYS, suggestions);
        fields.required("max_attempts");
        int attempts = fields.integer("max_attempts", 1, 1, MAX_ATTEMPTS);
        return new RetryPolicy(attempts, backoff(fields, node), notOn(fields));
    }

    private Backoff backoff(Fields fields, Node retry) {
        Backoff absent = Backoff.DEFAULT;
        Duration first = fields.duration("backoff", absent.initial(), Duration.ZERO, MAX_BACKOFF);
        Duration longest = first.compareTo(absent.max()) > 0 ? first : absent.max();
        Duration max = fields.duration("max_backoff", longest, Duration.ZERO, MAX_BACKOFF);
        if (max.compareTo(first) < 0) {
            findings.add(
                    retry.locate("/max_backoff", false),
                    ProblemCode.OUT_OF_RANGE,
                    "max_backoff must not be less than backoff");
            max = first;
        }
        return new Backoff(first, fields.number("multiplier", absent.multiplier(), 1, 100), max);
    }

    private Set<FailureClass> notOn(Fields fields) {
        Set<FailureClass> classes = EnumSet.noneOf(FailureClass.class);
        Node node = fields.node("not_on");
        if (node != null && fields.isList(node)) {
            for (Node item : node.items()) {
                FailureClass failureClass = failureClass(fields, item);
                if (failureClass != null) {
                    classes.add(failureClass);
                }
            }
        }
        return classes;
    }

    private @Nullable FailureClass failureClass(Fields fields, Node item) {
        if (!fields.isText(item)) {
            return null;
        }
        String word = item.value().text();
        for (FailureClass failureClass : FailureClass.values()) {
            if (failureClass.word().equals(word)) {
                return failureClass;
            }
        }
        List<String> words =
                Stream.of(FailureClass.values()).map(FailureClass::word).toList();
        findings.add(
                item.at(),
                ProblemCode.BAD_VALUE,
                "expected one of %s, found %s".formatted(Wording.list(words), Wording.quoted(word)));
        return null;
    }
}
