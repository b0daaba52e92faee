package dev.gradus.core.port;

import dev.gradus.core.outbox.TryResult;
import dev.gradus.core.outbox.WebhookUrl;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends one body to one address. The name is resolved once and every address that it has is checked; the connection goes to a
 * checked one. Redirects are answers like others and are not followed. Bounded in time and in what it reads. Thread safe.
 */
public interface WebhookSender extends AutoCloseable {

    /**
     * Sends; never throws for what the receiver or the network does.
     *
     * @throws InterruptedException when the thread was interrupted; whether it arrived is not known then
     */
    Sent send(Post post) throws InterruptedException;

    /** Why the address will be refused, as far as can be told without resolving a name. */
    Optional<String> refusal(WebhookUrl url);

    /** Ends what it keeps. */
    @Override
    void close();

    /**
     * What is sent.
     *
     * @param url where to
     * @param headers beside those of HTTP itself; single-line values
     * @param body JSON in UTF-8
     */
    record Post(WebhookUrl url, Map<String, String> headers, byte[] body) {
        public Post {
            headers = Map.copyOf(headers);
            body = body.clone();
        }

        @Override
        public byte[] body() {
            return body.clone();
        }
    }

    /**
     * What came of it.
     *
     * @param result the status or why there is none
     * @param retryAfter how long the receiver asked to be left alone, when it did
     */
    record Sent(TryResult result, @Nullable Duration retryAfter) {}
}
