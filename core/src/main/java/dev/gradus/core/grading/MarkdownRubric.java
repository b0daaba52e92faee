package dev.gradus.core.grading;

import dev.gradus.core.grading.RubricFault.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts a Markdown text into its sections and has those read that are criteria. */
final class MarkdownRubric {
    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,3}(?:\\s.*|#\\d.*|)");

    private final RubricDraft draft;
    private @Nullable MarkdownPiece heading;
    private List<MarkdownPiece> body = new ArrayList<>();

    private MarkdownRubric(RubricDraft draft) {
        this.draft = draft;
    }

    static void read(String text, RubricDraft draft) {
        var rubric = new MarkdownRubric(draft);
        for (MarkdownPiece piece : MarkdownPiece.of(text)) {
            rubric.add(piece);
        }
        rubric.endSection();
    }

    private void add(MarkdownPiece piece) {
        boolean line = piece.code() == null;
        if (line && (HEADING.matcher(piece.raw()).matches() || CriterionHeader.isMeant(piece.raw()))) {
            endSection();
            heading = piece;
        } else {
            body.add(piece);
        }
    }

    private void endSection() {
        MarkdownPiece head = heading;
        List<MarkdownPiece> section = body;
        body = new ArrayList<>();
        Optional<CriterionHeader> header = head == null ? Optional.empty() : CriterionHeader.of(head.raw());
        if (head != null && header.isPresent()) {
            new MarkdownCriterion(draft, draft.nextItem(head.line()), header.get()).read(section);
        } else if (head != null && CriterionHeader.isMeant(head.raw())) {
            draft.fault(
                    draft.line(head.line()),
                    Code.BAD_HEADER,
                    "expected '### #NUMBER: ID', '### crit-NN: UUID' or '### crit-NN: TITLE', found '%s'",
                    head.raw().strip());
        } else {
            section.stream()
                    .filter(piece -> piece.code() == null
                            && MarkdownLabel.in(piece.raw()).isPresent())
                    .findFirst()
                    .ifPresent(stray -> draft.fault(
                            draft.line(stray.line()),
                            Code.STRAY_LABEL,
                            "'%s' belongs to no criterion: the heading above it has to be '### #NUMBER: ID'",
                            stray.raw().strip()));
        }
    }
}
