package dev.gradus.core.data;

import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A document, or a question put to one, is not acceptable: malformed text, a broken bound, a value of another kind.
 *
 * <p>It knows the place as a JSON Pointer (RFC 6901; {@code ""} is the whole document) and, when it comes from reading
 * text, as line and column, both counted from 1. Message and pointer can be stored and the
 * message can be shown, whatever the input was. This
 * package knows no error codes; {@code failure} translates this to {@code INVALID_INPUT}.
 */
public class DocumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final int line;
    private final int column;

    public DocumentException(String pointer, String message) {
        this(pointer, message, null);
    }

    DocumentException(String pointer, String message, @Nullable Throwable cause) {
        super(TextRules.printable(message), cause);
        this.pointer = TextRules.repaired(Objects.requireNonNull(pointer, "pointer"));
        this.line = 0;
        this.column = 0;
    }

    DocumentException(String pointer, String message, int line, int column) {
        super(TextRules.printable(where(pointer, line, column) + message));
        this.pointer = TextRules.repaired(Objects.requireNonNull(pointer, "pointer"));
        this.line = line;
        this.column = column;
    }

    /** The place in the document, as a JSON Pointer. */
    public final String pointer() {
        return pointer;
    }

    /** The line in the text that was read, from 1; empty when there was no text. */
    public final OptionalInt line() {
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }

    /** The column in the text that was read, from 1; empty when there was no text. */
    public final OptionalInt column() {
        return line > 0 ? OptionalInt.of(column) : OptionalInt.empty();
    }

    private static String where(String pointer, int line, int column) {
        return line + ":" + column + (pointer.isEmpty() ? "" : " at " + pointer) + ": ";
    }
}
