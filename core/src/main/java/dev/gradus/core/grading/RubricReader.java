package dev.gradus.core.grading;

import java.util.Locale;

/**
 * Reads rubrics: JSON when the file is called {@code *.json}, else any of the three Markdown dialects. Nothing that looks like a
 * criterion is passed over silently: it is read or it is a fault. Line ends may be LF or CR LF; texts and commands have LF.
 */
public final class RubricReader {
    /** Of UTF-8 in one rubric. */
    public static final int MAX_BYTES = 1 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private RubricReader() {}

    /**
     * Reads a text.
     *
     * @param file its name, which tells the form and stands in the faults
     * @param markers those that its commands print
     */
    public static RubricReading read(String file, String text, Markers markers) {
        var draft = new RubricDraft(file, markers);
        if (draft.accepts(text)) {
            boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            String lines = text.substring(marked ? 1 : 0).replace("\r\n", "\n");
            if (file.toLowerCase(Locale.ROOT).endsWith(".json")) {
                JsonRubric.read(lines, draft);
            } else {
                MarkdownRubric.read(lines, draft);
            }
        }
        return draft.reading();
    }
}
