package dev.gradus.core.grading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a unified diff as {@code git apply} does: a hunk is as many lines as its head announces, whatever they look
 * like; every other line may be a header.
 */
final class PatchReader {
    private static final String NOWHERE = "/dev/null";
    private static final Pattern HUNK =
            Pattern.compile("@@ -\\d+(?:,(\\d{1,9}))? \\+\\d+(?:,(\\d{1,9}))? @@.*", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("(?:---|\\+\\+\\+) (.+)");
    private static final Pattern MOVED = Pattern.compile("(?:rename|copy) (?:from|to) (.+)");
    private static final Pattern MODE = Pattern.compile("(old mode|new mode|new file mode|deleted file mode) (\\S+).*");
    private static final Pattern INDEX = Pattern.compile("index [0-9a-f]+\\.\\.[0-9a-f]+ (\\d+).*");
    private static final Set<String> REGULAR = Set.of("100644", "100755");

    private final Set<String> paths = new LinkedHashSet<>();
    private @Nullable String fault;
    private int oldLines;
    private int newLines;

    private PatchReader() {}

    static PatchInspection read(String diff) {
        var reader = new PatchReader();
        String lines = diff.endsWith("\n") ? diff.substring(0, diff.length() - 1) : diff;
        for (String line : lines.split("\n", -1)) {
            if (reader.oldLines > 0 || reader.newLines > 0) {
                reader.inHunk(line);
            } else {
                reader.header(line);
            }
        }
        if (reader.oldLines > 0 || reader.newLines > 0) {
            reader.refuse("its last hunk ends early");
        } else if (reader.paths.isEmpty()) {
            reader.refuse("it changes nothing");
        }
        return new PatchInspection(reader.paths, reader.fault);
    }

    private void inHunk(String line) {
        char kind = line.isEmpty() ? ' ' : line.charAt(0);
        switch (kind) {
            case '-' -> oldLines--;
            case '+' -> newLines--;
            case '\\' -> {}
            case ' ', '\r' -> {
                oldLines--;
                newLines--;
            }
            default -> {
                refuse("a hunk holds a line that belongs to none: '%s'".formatted(line));
                oldLines = 0;
                newLines = 0;
            }
        }
        if (oldLines < 0 || newLines < 0) {
            refuse("a hunk holds other lines than it announces");
            oldLines = 0;
            newLines = 0;
        }
    }

    private void header(String line) {
        Matcher hunk = HUNK.matcher(line);
        if (hunk.matches()) {
            oldLines = count(hunk.group(1));
            newLines = count(hunk.group(2));
        } else if (line.startsWith("GIT binary patch") || line.startsWith("Binary files ")) {
            refuse("it has a binary change");
        } else if (line.startsWith("diff --git ")) {
            withoutCarriageReturn(line);
            names(line.substring("diff --git ".length()));
        } else {
            first(line, NAME).ifPresent(name -> path(line, name));
            first(line, MOVED).ifPresent(name -> path(line, "a/" + PatchPath.unquoted(name)));
            first(line, INDEX).ifPresent(this::mode);
            Matcher mode = MODE.matcher(line);
            if (mode.matches()) {
                mode(mode.group(2));
                if (mode.group(1).equals("new mode")) {
                    refuse("it changes a file's mode to " + mode.group(2));
                }
            }
        }
    }

    private void path(String line, String written) {
        withoutCarriageReturn(line);
        String name = PatchPath.unquoted(written.replace("\r", ""));
        if (!name.equals(NOWHERE)) {
            add(name);
        }
    }

    /** Both names of {@code diff --git}; they are the same but for renames, which say their names themselves. */
    private void names(String written) {
        String both = written.replace("\r", "");
        if (both.startsWith("\"") || both.endsWith("\"")) {
            for (String part : both.split("(?<=\") | (?=\")", -1)) {
                add(PatchPath.unquoted(part));
            }
            return;
        }
        int middle = both.length() / 2;
        boolean same = both.length() % 2 == 1
                && both.charAt(middle) == ' '
                && PatchPath.withinTree(both.substring(0, middle))
                        .equals(PatchPath.withinTree(both.substring(middle + 1)));
        for (String name : same ? List.of(both.substring(0, middle)) : List.of(both.split(" ", -1))) {
            PatchPath.refusal(name).ifPresent(this::refuse);
            if (same) {
                add(name);
            }
        }
    }

    private void add(String name) {
        PatchPath.refusal(name).ifPresent(this::refuse);
        paths.add(PatchPath.withinTree(name));
    }

    private void mode(String mode) {
        if (mode.equals("120000")) {
            refuse("it makes or changes a symbolic link");
        } else if (!REGULAR.contains(mode)) {
            refuse("it makes or changes what is no regular file (mode %s)".formatted(mode));
        }
    }

    private void withoutCarriageReturn(String line) {
        if (line.endsWith("\r")) {
            refuse("its lines end with CR LF");
        }
    }

    private void refuse(String why) {
        fault = fault == null ? why : fault;
    }

    private static Optional<String> first(String line, Pattern pattern) {
        Matcher match = pattern.matcher(line);
        return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
    }

    private static int count(@Nullable String announced) {
        return announced == null ? 1 : Integer.parseInt(announced);
    }
}
