package dev.gradus.core.definition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A definition's text: bounded, without characters that no text has, and read as JSON where it is JSON. */
final class SourceText {
    /** Of UTF-8; also the most that aliases may repeat. */
    static final int MAX_BYTES = 1 << 20;

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final String text;
    private final int[] lineStarts;

    private SourceText(String text) {
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    String text() {
        return text;
    }

    /** The tree of the text; faults go to the findings, {@link UnreadableText} ends the reading. */
    static Node read(DefinitionText source, Findings findings) {
        String written = source.text();
        requireSmall(written);
        boolean marked = !written.isEmpty() && written.charAt(0) == BYTE_ORDER_MARK;
        var text = new SourceText(marked ? written.substring(1) : written);
        text.requireCharacters();
        if (source.name().toLowerCase(Locale.ROOT).endsWith(".json")) {
            return JsonTree.read(text, findings);
        }
        return text.startsAsJson() ? text.asJsonElseYaml(findings) : text.asYaml(findings);
    }

    /** The place of a UTF-16 unit, counted from 0. */
    Position position(long offset) {
        int unit = (int) Math.max(0, Math.min(offset, text.length()));
        int found = Arrays.binarySearch(lineStarts, unit);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, text.codePointCount(lineStarts[line], unit) + 1);
    }

    private Node asJsonElseYaml(Findings findings) {
        Findings ofJson = findings.forSameFile();
        try {
            Node root = JsonTree.read(this, ofJson);
            findings.addAll(ofJson);
            return root;
        } catch (UnreadableText notJson) {
            return asYaml(findings);
        }
    }

    private Node asYaml(Findings findings) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            // Line breaks in YAML 1.1 and for the parser, but not in 1.2: they would be read as something else.
            if (unit == 0x85 || unit == 0x2028 || unit == 0x2029) {
                throw badCharacter(i, unit);
            }
        }
        return YamlTree.read(text, findings);
    }

    private boolean startsAsJson() {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    private void requireCharacters() {
        int step;
        for (int i = 0; i < text.length(); i += step) {
            int point = text.codePointAt(i);
            step = Character.charCount(point);
            if (!isText(point)) {
                throw badCharacter(i, point);
            }
        }
    }

    private static boolean isText(int point) {
        if (point < 0x20) {
            return point == '\t' || point == '\n' || point == '\r';
        }
        boolean control = point >= 0x7F && point < 0xA0 && point != 0x85;
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return !control && !surrogate && point != BYTE_ORDER_MARK && point != 0xFFFE && point != 0xFFFF;
    }

    private UnreadableText badCharacter(int unit, int point) {
        return new UnreadableText(
                position(unit),
                ProblemCode.BAD_CHARACTER,
                "the character U+%04X is not allowed as such; write it as an escape in double quotes".formatted(point));
    }

    private static void requireSmall(String text) {
        if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new UnreadableText(Position.START, ProblemCode.TOO_LARGE, "a definition has at most 1 MiB of text");
        }
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean ends = unit == '\n' || (unit == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                starts = count == starts.length ? Arrays.copyOf(starts, 2 * count) : starts;
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
