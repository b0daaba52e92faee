package dev.gradus.core.kind;

/** The last part of a text that goes by. Not thread safe. */
final class Tail {
    private final int maxBytes;
    private final StringBuilder text = new StringBuilder();

    Tail(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** More of the text. */
    void add(String more) {
        text.append(more);
        if (text.length() > 4 * maxBytes) {
            text.delete(0, text.length() - maxBytes);
        }
    }

    /** The longest end of the text that has at most so many UTF-8 bytes. */
    @Override
    public String toString() {
        int bytes = 0;
        int from = text.length();
        while (from > 0) {
            int point = text.codePointBefore(from);
            bytes += Utf8.bytes(point);
            if (bytes > maxBytes) {
                break;
            }
            from -= Character.charCount(point);
        }
        return text.substring(from);
    }
}
