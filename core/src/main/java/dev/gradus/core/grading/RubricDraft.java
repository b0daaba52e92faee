package dev.gradus.core.grading;

import dev.gradus.core.grading.RubricFault.Code;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A rubric while it is read: collects criteria and faults, and has the checks that all forms share. */
final class RubricDraft {
    private static final int MAX_CRITERIA = 1_000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,199}");

    private final String file;
    private final Markers markers;
    private final List<Criterion> criteria = new ArrayList<>();
    private final List<RubricFault> faults = new ArrayList<>();
    private final Map<String, SourcePlace> ids = new HashMap<>();
    private final Map<Integer, SourcePlace> counters = new HashMap<>();
    private int items;

    RubricDraft(String file, Markers markers) {
        this.file = file;
        this.markers = markers;
    }

    /** The place of the file as a whole. */
    SourcePlace whole() {
        return new SourcePlace(file, 0, 0);
    }

    /** The place of a line. */
    SourcePlace line(int line) {
        return new SourcePlace(file, line, 0);
    }

    /** The place of the next criterion, which begins at that line; 0 where the form has no lines. */
    SourcePlace nextItem(int line) {
        return new SourcePlace(file, line, ++items);
    }

    void fault(SourcePlace place, Code code, String message, Object... arguments) {
        faults.add(new RubricFault(place, code, message.formatted(arguments)));
    }

    /** Whether the text can be read at all. */
    boolean accepts(String text) {
        if (text.length() > RubricReader.MAX_BYTES
                || text.getBytes(StandardCharsets.UTF_8).length > RubricReader.MAX_BYTES) {
            fault(whole(), Code.TOO_LARGE, "a rubric has at most 1 MiB of text");
            return false;
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            int line = (int) text.substring(0, nul)
                            .chars()
                            .filter(unit -> unit == '\n')
                            .count()
                    + 1;
            fault(line(line), Code.BAD_CHARACTER, "a NUL character is not text");
        }
        return nul < 0;
    }

    /** Whether the text can be an id; else it is a fault. */
    boolean isId(SourcePlace place, String id) {
        boolean fits = ID.matcher(id).matches();
        if (!fits) {
            fault(
                    place,
                    Code.BAD_ID,
                    "an id is at most 200 letters, digits and . _ : - without spaces, found '%s'",
                    id);
        }
        return fits;
    }

    /** Whether the number can be a score; else it is a fault. */
    boolean isScore(SourcePlace place, String written) {
        boolean fits = written.matches("\\d{1,7}") && Integer.parseInt(written) <= Criterion.MAX_SCORE;
        if (!fits) {
            fault(
                    place,
                    Code.BAD_SCORE,
                    "a score is a whole number from 0 to %d, found '%s'",
                    Criterion.MAX_SCORE,
                    written);
        }
        return fits;
    }

    /** One that was read without an error of its own. */
    void add(Criterion criterion) {
        SourcePlace place = criterion.place();
        SourcePlace first = ids.putIfAbsent(criterion.id(), place);
        if (first != null) {
            fault(place, Code.DUPLICATE_ID, "the id %s is already that of the criterion at %s", criterion.id(), first);
            return;
        }
        SourcePlace sameNumber = counters.putIfAbsent(criterion.counter(), place);
        if (sameNumber != null) {
            fault(
                    place,
                    Code.DUPLICATE_COUNTER,
                    "the number %d is already that of the criterion at %s",
                    criterion.counter(),
                    sameNumber);
        }
        if (criterion.text().isBlank()) {
            fault(place, Code.MISSING_TEXT, "criterion %s does not say what it asks for", criterion.id());
        }
        MarkedCommand command = markers.literal(criterion.command());
        if (!command.printed().isEmpty() && !command.printed().contains(Marker.PASS)) {
            fault(
                    place,
                    Code.NEVER_PASSES,
                    "the command of %s prints markers, but never %s",
                    criterion.id(),
                    markers.pass());
        }
        criteria.add(criterion);
    }

    RubricReading reading() {
        if (criteria.isEmpty()
                && faults.stream().noneMatch(fault -> fault.code().isError())) {
            fault(whole(), Code.NO_CRITERIA, "no criterion was found");
        } else if (criteria.size() > MAX_CRITERIA) {
            fault(whole(), Code.TOO_LARGE, "a rubric has at most %d criteria, found %d", MAX_CRITERIA, criteria.size());
        }
        faults.sort(Comparator.comparingInt((RubricFault fault) -> fault.place().line())
                .thenComparingInt(fault -> fault.place().item()));
        return new RubricReading(file, criteria, faults);
    }
}
