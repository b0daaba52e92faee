package dev.gradus.core.data;

import java.util.Iterator;
import java.util.Map;

/** Writes JSON text: compact, or on many lines. */
final class DocumentWriter {
    private static final int COMPACT = -1;

    private final StringBuilder out = new StringBuilder();
    private final int maxChars;

    private DocumentWriter(int maxChars) {
        this.maxChars = maxChars;
    }

    static String compact(Document document) {
        var writer = new DocumentWriter(Integer.MAX_VALUE);
        writer.write(document, COMPACT);
        return writer.out.toString();
    }

    static String pretty(Document document) {
        var writer = new DocumentWriter(Integer.MAX_VALUE);
        writer.write(document, 0);
        return writer.out.toString();
    }

    /** Compact and at most so long; what is cut off is not written at all, so that it is cheap for a large document. */
    static String cut(Document document, int maxChars) {
        var writer = new DocumentWriter(maxChars);
        writer.write(document, COMPACT);
        if (writer.out.length() <= maxChars) {
            return writer.out.toString();
        }
        int end = maxChars - 1;
        boolean split = Character.isHighSurrogate(writer.out.charAt(end - 1));
        return writer.out.substring(0, split ? end - 1 : end) + "\u2026";
    }

    private void write(Document document, int indent) {
        if (out.length() > maxChars) {
            return;
        }
        switch (document.kind()) {
            case OBJECT -> object(document, indent);
            case ARRAY -> array(document, indent);
            case STRING -> JsonText.quote(document.text(), out);
            case NUMBER -> out.append(Numbers.plain(document.number()));
            case BOOLEAN -> out.append(document.bool());
            case NULL -> out.append("null");
        }
    }

    private void object(Document document, int indent) {
        out.append('{');
        Iterator<Map.Entry<String, Document>> members =
                document.members().entrySet().iterator();
        while (members.hasNext() && out.length() <= maxChars) {
            Map.Entry<String, Document> member = members.next();
            line(indent, 1);
            JsonText.quote(member.getKey(), out);
            out.append(indent == COMPACT ? ":" : ": ");
            write(member.getValue(), deeper(indent));
            out.append(members.hasNext() ? "," : "");
        }
        line(document.size() == 0 ? COMPACT : indent, 0);
        out.append('}');
    }

    private void array(Document document, int indent) {
        out.append('[');
        Iterator<Document> items = document.items().iterator();
        while (items.hasNext() && out.length() <= maxChars) {
            line(indent, 1);
            write(items.next(), deeper(indent));
            out.append(items.hasNext() ? "," : "");
        }
        line(document.size() == 0 ? COMPACT : indent, 0);
        out.append(']');
    }

    private void line(int indent, int more) {
        if (indent != COMPACT) {
            out.append('\n').append("  ".repeat(indent + more));
        }
    }

    private static int deeper(int indent) {
        return indent == COMPACT ? COMPACT : indent + 1;
    }
}
