package dev.gradus.core.data;

import java.util.ArrayList;
import java.util.List;

/** JSON Pointer (RFC 6901): text to segments and back. */
final class Pointers {
    private Pointers() {}

    static String of(List<String> segments) {
        var pointer = new StringBuilder();
        segments.forEach(segment -> pointer.append('/').append(escape(segment)));
        return pointer.toString();
    }

    static String child(String parent, String segment) {
        return parent + "/" + escape(segment);
    }

    static List<String> segments(String pointer) {
        if (pointer.isEmpty()) {
            return List.of();
        }
        if (pointer.charAt(0) != '/') {
            throw new DocumentException("", "a JSON Pointer must be empty or begin with /, found " + pointer);
        }
        var segments = new ArrayList<String>();
        for (String segment : pointer.substring(1).split("/", -1)) {
            segments.add(unescape(segment, pointer));
        }
        return segments;
    }

    private static String escape(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }

    private static String unescape(String segment, String pointer) {
        for (int i = segment.indexOf('~'); i >= 0; i = segment.indexOf('~', i + 1)) {
            if (i + 1 == segment.length() || "01".indexOf(segment.charAt(i + 1)) < 0) {
                throw new DocumentException("", "in a JSON Pointer ~ must stand before 0 or 1: " + pointer);
            }
        }
        return segment.replace("~1", "/").replace("~0", "~");
    }
}
