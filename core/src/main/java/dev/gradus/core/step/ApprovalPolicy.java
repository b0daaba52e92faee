package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how a person decides about a step. Whatever is not decided is not approved: time that runs out rejects.
 *
 * @param when the person is asked
 * @param message what the person is told, when there is something to tell
 * @param expires how long the person has; for ever when absent
 * @param fourEyes whether whoever made the task may not approve
 * @param ifResult the member of the step's results without which nobody is asked after it; always asked when absent
 * @param form what is filled in when the work is pushed back: fields declared like a definition's inputs; an object
 * @param maxPushBacks how often it may be, 0 to {@value #MOST_PUSH_BACKS}
 */
public record ApprovalPolicy(
        ApprovalMoment when,
        @Nullable String message,
        @Nullable Duration expires,
        boolean fourEyes,
        @Nullable String ifResult,
        Document form,
        int maxPushBacks) {
    /** The largest bound. */
    public static final int MOST_PUSH_BACKS = 1_000;

    /** The bound unless told otherwise. */
    public static final int USUAL_PUSH_BACKS = 10;

    public ApprovalPolicy {
        requireNonNull(when, "when");
        requireNonNull(form, "form");
        if (expires != null && (expires.isNegative() || expires.isZero())) {
            throw new IllegalArgumentException("an approval expires after more than no time, was " + expires);
        }
        if (maxPushBacks < 0 || maxPushBacks > MOST_PUSH_BACKS) {
            throw new IllegalArgumentException(
                    "max_push_backs is 0 to %d, was %d".formatted(MOST_PUSH_BACKS, maxPushBacks));
        }
    }

    /** Any person, at any time. */
    public static ApprovalPolicy asking(ApprovalMoment when) {
        return new ApprovalPolicy(when, null, null, false, null, Document.emptyObject(), USUAL_PUSH_BACKS);
    }

    /** Whether a person is asked about these results. */
    boolean asksAbout(Document results) {
        return when == ApprovalMoment.AFTER
                && (ifResult == null
                        || Optional.ofNullable(ifResult)
                                .flatMap(results::member)
                                .filter(member -> !member.isNull())
                                .isPresent());
    }
}
