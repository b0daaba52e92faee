package dev.gradus.core.host;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.outbox.TargetRules;
import dev.gradus.core.outbox.TryResult;
import dev.gradus.core.outbox.WebhookUrl;
import dev.gradus.core.port.WebhookSender;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Sends webhooks over sockets of the JDK, one connection for each: name, address, connection and certificate are then one
 * matter, which no pool and no redirect can come between. The JDK's own HTTP client has no hook for names that is not the whole
 * JVM's. No proxy is used. Everything ends when the time is over, whatever the receiver does. Thread safe.
 */
public final class SocketWebhookSender implements WebhookSender {
    /** From the connection to the end of the answer. */
    public static final Duration LIMIT = Duration.ofSeconds(10);

    private static final int MOST_ADDRESSES = 64;
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");

    private final TargetRules rules;
    private final AddressLookup lookup;
    private final Duration limit;
    private final TlsSockets tls;
    private final ScheduledThreadPoolExecutor timer;

    /** Sends to what the rules let through. */
    public SocketWebhookSender(TargetRules rules) {
        this(rules, AddressLookup.SYSTEM, LIMIT, TlsSockets.ofPlatform());
    }

    SocketWebhookSender(TargetRules rules, AddressLookup lookup, Duration limit, TlsSockets tls) {
        this.rules = requireNonNull(rules, "rules");
        this.lookup = requireNonNull(lookup, "lookup");
        this.limit = limit;
        this.tls = tls;
        this.timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "gradus-webhook-limit");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Optional<String> refusal(WebhookUrl url) {
        String host = url.host();
        if (!LITERAL.matcher(host).matches()) {
            return host.equalsIgnoreCase("localhost") && !rules.isAllowed(url)
                    ? refusal(url, List.of(InetAddress.getLoopbackAddress()))
                    : Optional.empty();
        }
        try {
            return refusal(url, List.of(InetAddress.getAllByName(host))); // an address, so nothing is looked up
        } catch (UnknownHostException malformed) {
            return Optional.of("'%s' is no address".formatted(host));
        }
    }

    /** Why one of the addresses may not be connected to: one is enough, because names are answered differently each time. */
    private Optional<String> refusal(WebhookUrl url, List<InetAddress> addresses) {
        return addresses.stream()
                .map(address -> rules.refusal(url, address))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public Sent send(Post post) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            List<InetAddress> addresses = lookup.addresses(post.url().host());
            if (Thread.interrupted()) {
                throw new InterruptedException("asked to stop before anything was sent");
            }
            Optional<String> refusal = refusal(post.url(), addresses);
            if (refusal.isPresent() || addresses.isEmpty() || addresses.size() > MOST_ADDRESSES) {
                return failed(refusal.orElse("%d addresses".formatted(addresses.size())), begun);
            }
            HttpExchange.Answer answer = exchange(post, addresses.get(0), begun);
            return new Sent(TryResult.answered(answer.status(), since(begun)), answer.retryAfter());
        } catch (UnknownHostException unknown) {
            return failed("the host '%s' is not known".formatted(post.url().host()), begun);
        } catch (IOException broken) {
            return failed(reason(broken, begun), begun);
        }
    }

    private HttpExchange.Answer exchange(Post post, InetAddress address, long begun) throws IOException {
        try (Socket socket = new Socket()) {
            Future<?> end = timer.schedule(() -> close(socket), limit.toMillis(), TimeUnit.MILLISECONDS);
            try {
                socket.connect(new InetSocketAddress(address, post.url().port()), (int) limit.toMillis());
                socket.setTcpNoDelay(true);
                Socket spoken = post.url().isSecure() ? tls.over(socket, post.url()) : socket;
                return new HttpExchange(spoken).post(post);
            } finally {
                end.cancel(false);
            }
        }
    }

    /** Ends whatever a thread does with the socket: no timeout of its own bounds a handshake or a write. */
    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed all the same.
        }
    }

    private String reason(IOException broken, long begun) {
        if (broken instanceof SocketTimeoutException || since(begun).compareTo(limit) >= 0) {
            return "no answer within %d ms".formatted(limit.toMillis());
        }
        if (broken instanceof ConnectException) {
            return "no connection: " + broken.getMessage();
        }
        String kind = broken instanceof SSLException ? "TLS failed: " : "";
        return kind + String.valueOf(broken.getMessage()).lines().findFirst().orElse("broken");
    }

    private static Sent failed(String error, long begun) {
        return new Sent(TryResult.failed(error, since(begun)), null);
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
