package dev.gradus.core.ledger;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.BindingException;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import org.jspecify.annotations.Nullable;

/**
 * What is reported of an entry anew: members that are absent stay as they are, and a null clears one.
 *
 * @param status its new status, when it has one
 * @param report members of {@link EntryReport}, each with its value or null
 */
public record EntryChange(@Nullable LedgerStatus status, Document report) {
    private static final String STATUS = "status";

    /** Nothing. */
    public static final EntryChange NONE = new EntryChange(null, Document.emptyObject());

    public EntryChange {
        requireNonNull(report, "report");
        bound(report);
    }

    /**
     * The change that is written as an object with the status and members of the report.
     *
     * @throws CoreException INVALID_INPUT for a member or value that no change has
     */
    public static EntryChange of(Document written) {
        try {
            Document status = written.member(STATUS)
                    .map(word -> Document.emptyObject().with(STATUS, word))
                    .orElse(Document.emptyObject());
            return new EntryChange(status.as(Told.class).status(), written.without(STATUS));
        } catch (BindingException unfit) {
            throw CoreException.invalidInput(unfit);
        }
    }

    private record Told(@Nullable LedgerStatus status) {}

    /** The report as it is after this change. */
    Document applied(Document before) {
        return Document.ofRecord(bound(before.merge(report)));
    }

    /** INVALID_INPUT for members that no report has, and for values out of their bounds. */
    private static EntryReport bound(Document report) {
        try {
            return report.as(EntryReport.class);
        } catch (BindingException unfit) {
            throw CoreException.invalidInput(unfit);
        }
    }
}
