package dev.gradus.core.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * The one text for a JSON value, after RFC 8785: members sorted by UTF-16 units (which is the order of
 * {@link String#compareTo}), fewest escapes, no white space. It differs in numbers: RFC 8785 rounds them to a double,
 * which would make two large ids equal; here they are exact, in plain notation without needless zeros.
 */
final class CanonicalForm {
    private CanonicalForm() {}

    static String of(Document document) {
        var out = new StringBuilder();
        write(document, out);
        return out.toString();
    }

    static byte[] sha256(Document document) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of(document).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256; this one has not", absent);
        }
    }

    static String sha256Hex(Document document) {
        return HexFormat.of().formatHex(sha256(document));
    }

    private static void write(Document document, StringBuilder out) {
        switch (document.kind()) {
            case OBJECT -> object(document, out);
            case ARRAY -> array(document, out);
            case STRING -> JsonText.quote(document.text(), out);
            case NUMBER -> out.append(Numbers.canonical(document.number()));
            case BOOLEAN -> out.append(document.bool());
            case NULL -> out.append("null");
        }
    }

    private static void object(Document document, StringBuilder out) {
        String separator = "{";
        for (var member : new TreeMap<>(document.members()).entrySet()) {
            out.append(separator);
            JsonText.quote(member.getKey(), out);
            write(member.getValue(), out.append(':'));
            separator = ",";
        }
        out.append(separator.equals("{") ? "{}" : "}");
    }

    private static void array(Document document, StringBuilder out) {
        String separator = "[";
        for (Document item : document.items()) {
            write(item, out.append(separator));
            separator = ",";
        }
        out.append(separator.equals("[") ? "[]" : "]");
    }
}
