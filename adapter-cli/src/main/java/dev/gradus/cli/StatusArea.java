package dev.gradus.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;

/**
 * A few lines at the lower end of a terminal that are drawn over and over, while messages go by above them. Where nothing
 * may be drawn over, only the messages are printed. The cursor stays below the last line and nothing is hidden, so that an
 * interrupted program leaves the terminal as it found it. Thread safe.
 */
final class StatusArea {
    private static final String UP_AND_ERASE = "\r\u001b[%dA\u001b[J";

    private final PrintWriter out;
    private final boolean drawable;
    private List<String> drawn = List.of();
    private boolean ended;

    StatusArea(PrintWriter out, boolean drawable) {
        this.out = out;
        this.drawable = drawable;
    }

    /** Whether lines that are shown will be seen. */
    boolean isDrawable() {
        return drawable;
    }

    /** Shows these lines instead of those before. */
    synchronized void show(List<String> lines) {
        if (drawable && !ended && !lines.equals(drawn)) {
            erase();
            draw(lines);
            out.flush();
        }
    }

    /** Prints messages, which stay, above the lines. */
    synchronized void above(Consumer<PrintWriter> messages) {
        List<String> lines = drawn;
        erase();
        messages.accept(out);
        draw(lines);
        out.flush();
    }

    /** Takes the lines away, for good. */
    synchronized void end() {
        erase();
        out.flush();
        ended = true;
    }

    private void erase() {
        if (!drawn.isEmpty()) {
            out.print(UP_AND_ERASE.formatted(drawn.size()));
            drawn = List.of();
        }
    }

    private void draw(List<String> lines) {
        lines.forEach(out::println);
        drawn = List.copyOf(lines);
    }
}
