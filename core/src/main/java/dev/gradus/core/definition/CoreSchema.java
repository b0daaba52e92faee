package dev.gradus.core.definition;

import dev.gradus.core.data.Document;
import java.util.regex.Pattern;

/**
 * What an unquoted scalar means: the core schema of YAML 1.2.2, section 10.3.2. {@code yes}, {@code on}, {@code 12:30} and
 * {@code 2024-01-01} are text, {@code 012} is twelve. Each test is linear in the text's length.
 */
final class CoreSchema {
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(?:\\.[0-9]++|[0-9]++(?:\\.[0-9]*+)?)(?:[eE][-+]?[0-9]++)?");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]++");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]++");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    private final NodeMaker maker;

    CoreSchema(NodeMaker maker) {
        this.maker = maker;
    }

    Node read(Position at, String plain) {
        return switch (plain) {
            case "", "~", "null", "Null", "NULL" -> Node.scalar(at, Document.nullValue(), plain.length());
            case "true", "True", "TRUE" -> Node.scalar(at, Document.of(true), plain.length());
            case "false", "False", "FALSE" -> Node.scalar(at, Document.of(false), plain.length());
            default -> textOrNumber(at, plain);
        };
    }

    private Node textOrNumber(Position at, String plain) {
        char first = plain.charAt(0);
        if ((first < '0' || first > '9') && first != '.' && first != '-' && first != '+') {
            return maker.text(at, plain);
        } else if (DECIMAL.matcher(plain).matches()) {
            return maker.number(at, plain);
        } else if (OCTAL.matcher(plain).matches()) {
            return maker.integer(at, plain.substring(2), 8);
        } else if (HEXADECIMAL.matcher(plain).matches()) {
            return maker.integer(at, plain.substring(2), 16);
        } else if (NOT_FINITE.matcher(plain).matches()) {
            return maker.badNumber(at, plain);
        }
        return maker.text(at, plain);
    }
}
