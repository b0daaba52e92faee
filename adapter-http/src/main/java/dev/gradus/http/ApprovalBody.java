package dev.gradus.http;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.StepKey;
import org.jspecify.annotations.Nullable;

/** The body of a decision about a step that waits for a person. */
record ApprovalBody(
        @Nullable String note,
        @Nullable String reason,
        @Nullable StepKey to,
        @Nullable Document feedback) {
    private static final int MAX_NOTE = 10_000;

    ApprovalBody {
        refuseLong("note", note);
        refuseLong("reason", reason);
        if (feedback != null && !feedback.isObject()) {
            throw new IllegalArgumentException("'feedback' must be an object, found " + feedback);
        }
    }

    private static void refuseLong(String name, @Nullable String text) {
        if (text != null && text.length() > MAX_NOTE) {
            throw new IllegalArgumentException("'%s' has at most %d characters".formatted(name, MAX_NOTE));
        }
    }

    /** What is filled in of the approval's form. */
    Document fields() {
        return feedback == null ? Document.emptyObject() : feedback;
    }

    /** What the person says; a reason is one. */
    @Nullable
    String said() {
        return note == null ? reason : note;
    }
}
