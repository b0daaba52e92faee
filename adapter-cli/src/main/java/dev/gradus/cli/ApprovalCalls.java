package dev.gradus.cli;

import dev.gradus.core.data.Document;
import org.jspecify.annotations.Nullable;

/** Calls about what waits for a person. */
public interface ApprovalCalls {

    /** A page of the inbox, with {@code items} and {@code next_cursor}. */
    Document list(@Nullable String cursor, int limit);

    /** What is asked about a step. */
    Document get(String step);

    /** Lets the step begin, or accepts it. */
    Document approve(String step, @Nullable String note);

    /** Refuses the step. */
    Document reject(String step, @Nullable String note);

    /** Sends the work back to another step. */
    Document pushBack(String step, String to, Document feedback, @Nullable String note);
}
