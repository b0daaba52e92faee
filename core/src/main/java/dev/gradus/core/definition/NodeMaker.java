package dev.gradus.core.definition;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/** Makes nodes of what a parser found and reports what no document can hold. Confined to one reading. */
final class NodeMaker {
    /** Objects and lists inside one another. */
    static final int MAX_DEPTH = 64;

    private static final int MAX_KEY = 256;
    private static final int MAX_DIGITS = 1_000;

    private final Findings findings;

    NodeMaker(Findings findings) {
        this.findings = findings;
    }

    Node text(Position at, String text) {
        try {
            return Node.scalar(at, Document.of(text), text.length());
        } catch (DocumentException refused) {
            findings.add(at, ProblemCode.BAD_CHARACTER, String.valueOf(refused.getMessage()));
            return Node.scalar(at, Document.ofForeignText(text), text.length());
        }
    }

    /** A number in decimal notation. */
    Node number(Position at, String digits) {
        try {
            return Node.scalar(at, Document.of(decimal(digits)), digits.length());
        } catch (NumberFormatException | DocumentException refused) {
            return badNumber(at, digits);
        }
    }

    /** A whole number in another base. */
    Node integer(Position at, String digits, int radix) {
        if (digits.length() > MAX_DIGITS) {
            return badNumber(at, digits);
        }
        try {
            return Node.scalar(at, Document.of(new BigInteger(digits, radix)), digits.length());
        } catch (DocumentException refused) {
            return badNumber(at, digits);
        }
    }

    Node badNumber(Position at, String written) {
        findings.add(
                at,
                ProblemCode.BAD_NUMBER,
                "a number must be finite, of at most 40 digits and an exponent of at most 400, found "
                        + Wording.quoted(written));
        return Node.scalar(at, Document.of(0), 1);
    }

    /** Adds a member unless its name is not acceptable or was there before. */
    void put(Map<String, Node.Member> members, String name, Node.Member member) {
        if (name.length() > MAX_KEY) {
            findings.add(member.at(), ProblemCode.BAD_KEY, "a key has at most %d characters".formatted(MAX_KEY));
        } else if (!text(member.at(), name).value().text().equals(name)) {
            return;
        } else if (members.putIfAbsent(name, member) != null) {
            findings.add(
                    member.at(),
                    ProblemCode.DUPLICATE_KEY,
                    "%s occurs twice, first at %s"
                            .formatted(Wording.quoted(name), members.get(name).at()));
        }
    }

    static void requireShallow(Position at, int depth) {
        if (depth > MAX_DEPTH) {
            throw new UnreadableText(
                    at, ProblemCode.TOO_DEEP, "values may be nested %d deep at most".formatted(MAX_DEPTH));
        }
    }

    private static BigDecimal decimal(String digits) {
        if (digits.length() > MAX_DIGITS) {
            throw new NumberFormatException("too long");
        }
        // "1." is a float in YAML, and only digits after the point make a document's number one.
        return new BigDecimal(digits.replaceFirst("\\.(?=$|[eE])", ".0"));
    }
}
