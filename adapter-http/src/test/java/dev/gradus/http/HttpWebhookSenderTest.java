package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.outbox.TargetRules;
import dev.gradus.core.outbox.WebhookUrl;
import dev.gradus.core.port.WebhookSender;
import dev.gradus.core.port.WebhookSender.Sent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWebhookSenderTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final AtomicInteger lookups = new AtomicInteger();

    /** Finds every host on this machine, and lets only this one through. */
    private HttpWebhookSender sender(String hostAndPort, Duration limit) {
        AddressLookup lookup = host -> {
            lookups.incrementAndGet();
            return List.of(LOOPBACK);
        };
        return new HttpWebhookSender(new TargetRules(Set.of(hostAndPort)), lookup, limit);
    }

    private Sent sendTo(RawServer server, Duration limit) throws InterruptedException {
        String authority = "receiver.test:" + server.port();
        try (HttpWebhookSender sender = sender(authority, limit)) {
            return sender.send(post("http://" + authority + "/hook?x=1"));
        }
    }

    private static WebhookSender.Post post(String url) {
        byte[] body = "{\"a\":\"ü\"}".getBytes(StandardCharsets.UTF_8);
        return new WebhookSender.Post(new WebhookUrl(url), Map.of("webhook-id", "msg_1"), body);
    }

    @Test
    void theBodyShouldArriveWithItsHeaders() throws Exception {
        try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            Sent sent = sendTo(server, LIMIT);

            assertThat(sent.result().status()).isEqualTo(204);
            assertThat(server.heads())
                    .singleElement()
                    .asString()
                    .startsWith("POST /hook?x=1 HTTP/1.1\n")
                    .contains("Host: receiver.test:" + server.port() + "\n")
                    .contains("Content-Length: 10\n", "Content-Type: application/json")
                    .contains("webhook-id: msg_1\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1 200 OK, 200", "HTTP/1.0 500 Oh, 500", "HTTP/1.1 301 Moved, 301", "HTTP/1.1 429, 429"})
    void anyStatusShouldBeAnAnswer(String line, int status) throws Exception {
        try (RawServer server =
                RawServer.answering(line + "\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 2\r\n\r\nno")) {
            assertThat(sendTo(server, LIMIT).result().status()).isEqualTo(status);
            assertThat(server.heads()).hasSize(1);
        }
    }

    @Test
    void interimAnswersShouldBePassedOver() throws Exception {
        try (RawServer server = RawServer.answering(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(sendTo(server, LIMIT).result().status()).isEqualTo(202);
        }
    }

    @Test
    void aReceiverShouldBeAbleToAskForTime() throws Exception {
        try (RawServer server = RawServer.answering("HTTP/1.1 503 No\r\nretry-after: 120\r\n\r\n")) {
            assertThat(sendTo(server, LIMIT).retryAfter()).isEqualTo(Duration.ofSeconds(120));
        }
        try (RawServer server =
                RawServer.answering("HTTP/1.1 503 No\r\nRetry-After: Fri, 31 Dec 2049 23:59:59 GMT\r\n\r\n")) {
            assertThat(sendTo(server, LIMIT).retryAfter()).isGreaterThan(Duration.ofDays(365));
        }
        try (RawServer server = RawServer.answering("HTTP/1.1 503 No\r\nRetry-After: soon\r\n\r\n")) {
            assertThat(sendTo(server, LIMIT).retryAfter()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense\r\n\r\n", ""})
    void whatIsNoAnswerShouldBeAnError(String answer) throws Exception {
        try (RawServer server = RawServer.answering(answer)) {
            assertThat(sendTo(server, LIMIT).result().error()).isNotNull();
        }
    }

    @Test
    void anEndlessHeadShouldBeCutOff() throws Exception {
        byte[] line = ("X-Line: " + "x".repeat(1_000) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        try (RawServer server = RawServer.that(socket -> {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.ISO_8859_1));
            for (int i = 0; i < 1_000; i++) {
                socket.getOutputStream().write(line);
            }
        })) {
            assertThat(sendTo(server, LIMIT).result().error()).isNotNull();
        }
    }

    @Test
    void anEndlessBodyShouldNotBeWaitedFor() throws Exception {
        try (RawServer server = RawServer.that(socket -> {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            byte[] some = new byte[64 << 10];
            while (!socket.isClosed()) {
                socket.getOutputStream().write(some);
            }
        })) {
            assertThat(sendTo(server, LIMIT).result().status()).isEqualTo(200);
        }
    }

    @Test
    void silenceShouldEndWithTheTime() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer server = RawServer.that(socket -> silent(over))) {
            assertThat(sendTo(server, SHORT).result().error()).isEqualTo("no answer within 300 ms");
        } finally {
            over.countDown();
        }
    }

    @Test
    void anAnswerThatDripsShouldEndWithTheTime() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer server = RawServer.that(socket -> drip(socket, over))) {
            assertThat(sendTo(server, SHORT).result().error()).isEqualTo("no answer within 300 ms");
        } finally {
            over.countDown();
        }
    }

    private static void silent(CountDownLatch over) {
        try {
            assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A byte at a time, each sooner than any timeout of reading. */
    private static void drip(Socket socket, CountDownLatch over) throws IOException {
        try {
            while (!over.await(20, TimeUnit.MILLISECONDS)) {
                socket.getOutputStream().write('x');
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aPortWhereNobodyListensShouldBeAnError() throws Exception {
        RawServer gone = RawServer.answering("");
        gone.close();

        assertThat(sendTo(gone, LIMIT).result().error()).containsIgnoringCase("refused");
    }

    @Test
    void aNameShouldBeLookedUpOnceAndTheAddressConnectedToThatWasChecked() throws Exception {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(sendTo(server, LIMIT).result().status()).isEqualTo(200);
            assertThat(lookups).hasValue(1);
        }
    }

    /** A name server that answers differently each time: public when it is checked, this machine when it is connected to. */
    @Test
    void aNameThatIsReboundShouldReachNothingHere() throws Exception {
        try (RawServer canary = RawServer.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            List<InetAddress> first = List.of(LOOPBACK);
            AddressLookup rebinding = host -> lookups.getAndIncrement() == 0 ? first : List.of(publicAddress());
            try (HttpWebhookSender sender = new HttpWebhookSender(TargetRules.PUBLIC_ONLY, rebinding, LIMIT)) {
                Sent sent = sender.send(post("http://rebound.test:" + canary.port() + "/"));

                assertThat(sent.result().error()).contains("is a loopback address");
            }
            assertThat(canary.heads()).isEmpty();
            assertThat(lookups).hasValue(1);
        }
    }

    @Test
    void oneAddressThatIsNotPublicShouldSpoilThemAll() throws Exception {
        AddressLookup mixed = host -> List.of(publicAddress(), InetAddress.getByName("169.254.169.254"));
        try (HttpWebhookSender sender = new HttpWebhookSender(TargetRules.PUBLIC_ONLY, mixed, LIMIT)) {
            assertThat(sender.send(post("http://mixed.test/")).result().error()).contains("is a link-local address");
        }
    }

    private static InetAddress publicAddress() throws UnknownHostException {
        return InetAddress.getByName("8.8.8.8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost/",
                "http://LOCALHOST:81/",
                "http://2130706433/",
                "http://017700000001/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[0:0:0:0:0:ffff:7f00:1]/",
                "http://0/",
                "http://0.0.0.0/",
                "https://10.1.2.3/",
                "https://192.168.0.1:8443/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[fe80::1]/",
                "http://[fd00::1]/",
                "http://[64:ff9b::a9fe:a9fe]/"
            })
    void anAddressOfThisMachineOrNetworkShouldBeRefusedBeforeAndWhenSending(String url) throws Exception {
        try (HttpWebhookSender sender = new HttpWebhookSender(TargetRules.PUBLIC_ONLY)) {
            assertThat(sender.refusal(new WebhookUrl(url))).isPresent();
            assertThat(sender.send(post(url)).result().error()).isNotNull();
        }
    }

    @Test
    void aHostThatNobodyKnowsShouldBeAnError() throws Exception {
        AddressLookup nothing = host -> {
            throw new UnknownHostException(host);
        };
        try (HttpWebhookSender sender = new HttpWebhookSender(TargetRules.PUBLIC_ONLY, nothing, LIMIT)) {
            assertThat(sender.send(post("http://nowhere.test/")).result().error())
                    .isEqualTo("the host 'nowhere.test' is not known");
        }
    }
}
