package dev.gradus.cli;

import dev.gradus.core.data.DocumentException;
import dev.gradus.core.data.DottedPath;
import dev.gradus.core.failure.CoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A place in settings as people write it: a dotted path, in which a name that holds a point stands in quotes ({@code
 * files."main.go"}) or has it escaped ({@code files.main\\.go}), or a JSON Pointer ({@code /files/main.go}).
 */
final class SettingsPath {
    private SettingsPath() {}

    static DottedPath parse(String text) {
        try {
            return text.startsWith("/") ? new DottedPath(segments(text)) : DottedPath.parse(unquoted(text));
        } catch (DocumentException e) {
            throw CoreException.invalidInput(e);
        }
    }

    private static List<String> segments(String pointer) {
        return Arrays.stream(pointer.substring(1).split("/", -1))
                .map(segment -> segment.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    /** The same with points escaped instead of quoted. */
    private static String unquoted(String text) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            boolean quoted = text.charAt(at) == '"' && (at == 0 || text.charAt(at - 1) == '.');
            int end = quoted ? text.indexOf('"', at + 1) : -1;
            if (quoted && end < 0) {
                throw new DocumentException("", "a quote in a path must be closed: " + text);
            }
            if (quoted) {
                plain.append(text.substring(at + 1, end).replace("\\", "\\\\").replace(".", "\\."));
                at = end + 1;
            } else {
                plain.append(text.charAt(at++));
            }
        }
        return plain.toString();
    }

    /** The same path below one more name. */
    static DottedPath below(String name, DottedPath path) {
        List<String> segments = new ArrayList<>(List.of(name));
        segments.addAll(path.segments());
        return new DottedPath(segments);
    }
}
