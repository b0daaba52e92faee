package dev.gradus.http;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.outbox.TargetRules;
import dev.gradus.core.outbox.TryResult;
import dev.gradus.core.outbox.WebhookUrl;
import dev.gradus.core.port.WebhookSender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Sends webhooks with Apache's client, one connection for each. A name is resolved once, for the connection, and the connection
 * goes to an address that was checked; redirects, cookies, proxies and repetitions there are none. Everything ends when the time
 * is over, whatever the receiver does; of its answer only the head is read. Thread safe.
 */
public final class HttpWebhookSender implements WebhookSender {
    /** From the connection to the head of the answer. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");

    private final TargetRules rules;
    private final AddressLookup lookup;
    private final Duration limit;
    private @Nullable CloseableHttpClient client;
    private @Nullable ScheduledThreadPoolExecutor timer;

    /** Sends to what the rules let through. */
    public HttpWebhookSender(TargetRules rules) {
        this(rules, AddressLookup.SYSTEM, LIMIT);
    }

    HttpWebhookSender(TargetRules rules, AddressLookup lookup, Duration limit) {
        this.rules = requireNonNull(rules, "rules");
        this.lookup = requireNonNull(lookup, "lookup");
        this.limit = limit;
    }

    @Override
    public Optional<String> refusal(WebhookUrl url) {
        if (url.host().equalsIgnoreCase("localhost")) {
            return rules.refusal(url, InetAddress.getLoopbackAddress());
        }
        if (!LITERAL.matcher(url.host()).matches()) {
            return Optional.empty();
        }
        try {
            return rules.refusal(url, InetAddress.getByName(url.host())); // an address, so nothing is looked up
        } catch (UnknownHostException malformed) {
            return Optional.of("'%s' is no address".formatted(url.host()));
        }
    }

    @Override
    public Sent send(Post post) throws InterruptedException {
        long begun = System.nanoTime();
        HttpPost request = request(post);
        Future<?> end = timer().schedule(request::cancel, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            HttpHost target = new HttpHost(
                    post.url().isSecure() ? "https" : "http",
                    post.url().host(),
                    post.url().port());
            ClassicHttpResponse answer = client().executeOpen(target, request, HttpClientContext.create());
            int status = answer.getCode();
            Duration asked = RetryAfter.of(answer).orElse(null);
            return new Sent(TryResult.answered(status, since(begun)), asked);
        } catch (IOException broken) {
            return new Sent(TryResult.failed(reason(post, broken, begun), since(begun)), null);
        } catch (IllegalStateException ended) {
            if (!request.isCancelled()) {
                throw ended;
            }
            return new Sent(
                    TryResult.failed(noAnswer(), since(begun)), null); // the time was over before the connection
        } finally {
            end.cancel(false);
            request.cancel(); // ends the connection without reading what is left of the answer
        }
    }

    private static HttpPost request(Post post) {
        HttpPost request = new HttpPost(post.url().value());
        post.headers().forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(post.body(), ContentType.APPLICATION_JSON));
        return request;
    }

    private String reason(Post post, IOException broken, long begun) {
        if (broken instanceof CheckedNames.RefusedAddress) {
            return String.valueOf(broken.getMessage());
        } else if (broken instanceof UnknownHostException) {
            return "the host '%s' is not known".formatted(post.url().host());
        } else if (since(begun).compareTo(limit) >= 0 || broken instanceof SocketTimeoutException) {
            return noAnswer();
        }
        String message = broken.getMessage();
        String said = message == null ? "" : ": " + message.lines().findFirst().orElse("");
        return broken.getClass().getSimpleName() + said;
    }

    private String noAnswer() {
        return "no answer within %d ms".formatted(limit.toMillis());
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Made when there is something to send: making it reads the platform's certificates. */
    private synchronized CloseableHttpClient client() {
        if (client == null) {
            client = OneShotClient.of(new CheckedNames(rules, lookup), limit);
        }
        return client;
    }

    private synchronized ScheduledThreadPoolExecutor timer() {
        if (timer == null) {
            timer = new ScheduledThreadPoolExecutor(1, work -> {
                Thread thread = new Thread(work, "gradus-webhook-limit");
                thread.setDaemon(true);
                return thread;
            });
            timer.setRemoveOnCancelPolicy(true);
        }
        return timer;
    }

    @Override
    public synchronized void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
        if (client != null) {
            client.close(CloseMode.IMMEDIATE);
        }
    }
}
