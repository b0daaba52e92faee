package dev.gradus.core.outbox;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed with a subscriber.
 *
 * @param name unique in the installation: 1 to 100 letters, digits, dots, hyphens and underscores, not digits alone
 * @param url where deliveries go
 * @param secrets what they are signed with; null for those that are not signed, which only built-in subscriptions are
 * @param filter which events it is about
 * @param format what bodies look like
 * @param inFlight the most deliveries under way at once, 1 to 16
 */
public record SubscriptionTerms(
        String name,
        WebhookUrl url,
        @Nullable SigningSecrets secrets,
        EventFilter filter,
        PayloadFormat format,
        int inFlight) {
    /** What is usual. */
    public static final int DEFAULT_IN_FLIGHT = 4;

    private static final int MOST_IN_FLIGHT = 16;
    private static final Pattern NAME = Pattern.compile("(?!\\d+$)[A-Za-z0-9._-]{1,100}");

    public SubscriptionTerms {
        requireNonNull(url, "url");
        requireNonNull(filter, "filter");
        requireNonNull(format, "format");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a subscription's name has 1 to 100 letters, digits, '.', '-' and '_', and not digits alone");
        }
        if (secrets == null && format == PayloadFormat.STANDARD) {
            throw new IllegalArgumentException("a subscription to events has a secret");
        }
        if (inFlight < 1 || inFlight > MOST_IN_FLIGHT) {
            throw new IllegalArgumentException("in_flight must be 1 to %d, was %d".formatted(MOST_IN_FLIGHT, inFlight));
        }
    }

    /** A built-in subscription: its name is the word of its format. */
    public static SubscriptionTerms builtIn(PayloadFormat format, WebhookUrl url) {
        return new SubscriptionTerms(format.word(), url, null, EventFilter.approvals(), format, DEFAULT_IN_FLIGHT);
    }

    /** Whether it came from the configuration of a server. */
    public boolean isBuiltIn() {
        return format.isAboutApprovals();
    }

    /** The same with other secrets. */
    public SubscriptionTerms signedWith(SigningSecrets changed) {
        return new SubscriptionTerms(name, url, changed, filter, format, inFlight);
    }
}
