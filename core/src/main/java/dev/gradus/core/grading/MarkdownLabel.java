package dev.gradus.core.grading;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bold labels within a criterion in Markdown. */
enum MarkdownLabel {
    SCORE("score"),
    REQUIRED("required"),
    CRITERION("criterion"),
    HELD_OUT_TESTS("held[- ]out tests?");

    private final Pattern written;
    private final Pattern meant;

    MarkdownLabel(String words) {
        String start = " {0,3}(?:[-*] +)?\\*\\*\\s*" + words;
        this.written = Pattern.compile(start + "\\s*(?:\\*\\*\\s*:|:\\s*\\*\\*)(.*)", Pattern.CASE_INSENSITIVE);
        this.meant = Pattern.compile(start + "\\s*(?::|\\*\\*).*", Pattern.CASE_INSENSITIVE);
    }

    /**
     * A label found at the beginning of a line.
     *
     * @param label which
     * @param wellFormed whether it is bold and has a colon
     * @param value what follows it in the line
     */
    record Found(MarkdownLabel label, boolean wellFormed, String value) {}

    /** The label of a line. */
    static Optional<Found> in(String line) {
        for (MarkdownLabel label : values()) {
            Matcher match = label.written.matcher(line);
            if (match.matches()) {
                return Optional.of(new Found(label, true, match.group(1).strip()));
            } else if (label.meant.matcher(line).matches()) {
                return Optional.of(new Found(label, false, ""));
            }
        }
        return Optional.empty();
    }

    /** As it is written. */
    String written() {
        String words =
                name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT).replace("_out_", "-out ");
        return "**" + words + "**:";
    }
}
