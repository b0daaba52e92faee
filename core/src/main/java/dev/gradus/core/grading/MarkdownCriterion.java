package dev.gradus.core.grading;

import dev.gradus.core.grading.RubricFault.Code;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads one criterion of a Markdown text. The fenced block after {@code **Held-out tests**:} is its command; all prose before that
 * label is its text, whole, whether under {@code **Criterion**:} or not.
 */
final class MarkdownCriterion {
    private final RubricDraft draft;
    private final SourcePlace place;
    private final CriterionHeader header;
    private final Map<MarkdownLabel, String> values = new EnumMap<>(MarkdownLabel.class);
    private final StringBuilder text = new StringBuilder();
    private @Nullable String command;
    private boolean sound = true;

    MarkdownCriterion(RubricDraft draft, SourcePlace place, CriterionHeader header) {
        this.draft = draft;
        this.place = place;
        this.header = header;
    }

    void read(List<MarkdownPiece> section) {
        section.forEach(this::add);
        sound &= draft.isId(place, header.id());
        int score = score();
        boolean required = required();
        if (command == null || command.isBlank()) {
            refuse(
                    place,
                    Code.MISSING_COMMAND,
                    "expected a fenced block after '%s'".formatted(MarkdownLabel.HELD_OUT_TESTS.written()));
        } else if (sound) {
            String told = text.toString().strip();
            draft.add(new Criterion(
                    header.id(),
                    header.counter(),
                    told.isEmpty() ? header.title() : told,
                    command.strip(),
                    score,
                    required,
                    place));
        }
    }

    private void add(MarkdownPiece piece) {
        if (piece.code() == null) {
            MarkdownLabel.in(piece.raw()).ifPresentOrElse(found -> add(found, piece), () -> addProse(piece));
            return;
        }
        if (!piece.closed()) {
            refuse(
                    draft.line(piece.line()),
                    Code.UNCLOSED_FENCE,
                    "the block that begins here has no closing fence before the next criterion or the end");
        }
        if (!values.containsKey(MarkdownLabel.HELD_OUT_TESTS)) {
            addProse(piece);
        } else if (command == null) {
            command = Objects.requireNonNull(piece.code(), "code");
        } else {
            draft.fault(
                    draft.line(piece.line()),
                    Code.MANY_COMMANDS,
                    "criterion %s has a second block of commands: only the first is taken",
                    header.id());
        }
    }

    private void add(MarkdownLabel.Found found, MarkdownPiece piece) {
        SourcePlace line = draft.line(piece.line());
        if (!found.wellFormed()) {
            refuse(
                    line,
                    Code.BAD_LABEL,
                    "expected '%s', found '%s'"
                            .formatted(found.label().written(), piece.raw().strip()));
        } else if (values.putIfAbsent(found.label(), found.value()) != null) {
            refuse(
                    line,
                    Code.DUPLICATE_LABEL,
                    "'%s' occurs twice in criterion %s".formatted(found.label().written(), header.id()));
        } else if (found.label() == MarkdownLabel.CRITERION) {
            text.append(found.value()).append('\n');
        }
    }

    private void addProse(MarkdownPiece piece) {
        if (!values.containsKey(MarkdownLabel.HELD_OUT_TESTS)) {
            text.append(piece.raw()).append('\n');
        }
    }

    private int score() {
        String written = values.get(MarkdownLabel.SCORE);
        if (written == null) {
            draft.fault(place, Code.MISSING_SCORE, "no score is given: 0 is taken");
            return 0;
        }
        boolean fits = draft.isScore(place, written);
        sound &= fits;
        return fits ? Integer.parseInt(written) : 0;
    }

    private boolean required() {
        String written = values.getOrDefault(MarkdownLabel.REQUIRED, "false").toLowerCase(Locale.ROOT);
        if (!written.equals("true") && !written.equals("false")) {
            refuse(place, Code.BAD_REQUIRED, "required is true or false, found '%s'".formatted(written));
        }
        return written.equals("true");
    }

    private void refuse(SourcePlace where, Code code, String message) {
        sound = false;
        draft.fault(where, code, "%s", message);
    }
}
