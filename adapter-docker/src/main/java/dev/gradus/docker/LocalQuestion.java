package dev.gradus.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One question to a local engine, as plain HTTP 1.0: the answer ends with the connection.
 *
 * @param socket the engine's
 */
record LocalQuestion(UnixDomainSocketAddress socket) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MAX_ANSWER = 4 << 20;

    /** The body of the answer. */
    String ask(String path) throws IOException {
        try (SocketChannel channel = SocketChannel.open(socket);
                Selector selector = Selector.open()) {
            channel.write(ByteBuffer.wrap(
                    ("GET " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            String answer = read(channel, selector);
            int body = answer.indexOf("\r\n\r\n");
            if (!answer.startsWith("HTTP/1.")
                    || body < 0
                    || !answer.substring(9, 12).equals("200")) {
                throw new IOException(
                        "it answered " + answer.lines().findFirst().orElse("nothing"));
            }
            return answer.substring(body + 4);
        }
    }

    private static String read(SocketChannel channel, Selector selector) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(16 << 10);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (answer.size() <= MAX_ANSWER) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0 || selector.select(left) == 0) {
                throw new IOException("it did not answer within " + PATIENCE.toSeconds() + " s");
            }
            selector.selectedKeys().clear();
            int read = channel.read(buffer.clear());
            if (read < 0) {
                return answer.toString(StandardCharsets.UTF_8);
            }
            answer.write(buffer.array(), 0, read);
        }
        throw new IOException("its answer is larger than " + MAX_ANSWER + " bytes");
    }
}
