package dev.gradus.core.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a Markdown text, or a fenced block of lines.
 *
 * @param line where it begins, from 1
 * @param raw as written, fences included
 * @param code what is between the fences; absent for a line
 * @param closed whether a fenced block has its second fence
 */
record MarkdownPiece(int line, String raw, @Nullable String code, boolean closed) {
    private static final Pattern OPENING = Pattern.compile(" {0,3}(`{3,}|~{3,})([^`]*)");

    /** The pieces of a text. A block that would swallow the header of a criterion ends before it, unclosed. */
    static List<MarkdownPiece> of(String text) {
        List<String> lines = text.lines().toList();
        List<MarkdownPiece> pieces = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            Matcher opening = OPENING.matcher(lines.get(next));
            if (opening.matches()) {
                int end = end(lines, next + 1, opening.group(1));
                boolean closed = end < lines.size() && isFence(lines.get(end), opening.group(1));
                List<String> code = lines.subList(next + 1, end);
                int after = closed ? end + 1 : end;
                pieces.add(new MarkdownPiece(
                        next + 1, String.join("\n", lines.subList(next, after)), String.join("\n", code), closed));
                next = after;
            } else {
                pieces.add(new MarkdownPiece(next + 1, lines.get(next), null, true));
                next++;
            }
        }
        return pieces;
    }

    private static int end(List<String> lines, int from, String fence) {
        int end = from;
        while (end < lines.size() && !isFence(lines.get(end), fence) && !CriterionHeader.isMeant(lines.get(end))) {
            end++;
        }
        return end;
    }

    private static boolean isFence(String line, String opening) {
        String fence = line.strip();
        return fence.length() >= opening.length()
                && line.indexOf(fence) <= 3
                && fence.chars().allMatch(unit -> unit == opening.charAt(0));
    }
}
