package dev.gradus.core.host;

import dev.gradus.core.port.WebhookSender;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One POST and the head of its answer over a connected socket, HTTP/1.1 without keeping the connection (RFC 9112). Of the
 * answer only status and {@code Retry-After} count; its body is read away for a moment, so that the receiver is not cut off in
 * the middle of it. Used by one thread.
 */
final class HttpExchange {
    private static final int MAX_HEAD_BYTES = 16 << 10;
    private static final int MAX_BODY_BYTES = 64 << 10;
    private static final int BODY_MILLIS = 500;
    private static final int MOST_INTERIM = 5;
    private static final int FIRST_FINAL = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)(?: .*)?");
    private static final Pattern FIELD = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*(.*?)[ \\t]*");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final Socket socket;

    HttpExchange(Socket socket) {
        this.socket = socket;
    }

    /**
     * What counts of an answer.
     *
     * @param status final, 200 to 599
     * @param retryAfter how long to leave the receiver alone, when it says
     */
    record Answer(int status, @Nullable Duration retryAfter) {}

    Answer post(WebhookSender.Post post) throws IOException {
        write(post, socket.getOutputStream());
        InputStream in = new BufferedInputStream(socket.getInputStream());
        for (int interim = 0; interim <= MOST_INTERIM; interim++) {
            Head head = Head.read(in);
            if (head.status() >= FIRST_FINAL) {
                drain(in, head);
                return new Answer(head.status(), head.retryAfter());
            }
        }
        throw new ProtocolException("the answer has no end of interim answers");
    }

    private static void write(WebhookSender.Post post, OutputStream out) throws IOException {
        byte[] body = post.body();
        StringBuilder head = new StringBuilder("POST ")
                .append(post.url().resource())
                .append(" HTTP/1.1\r\nHost: ")
                .append(post.url().authority())
                .append("\r\nConnection: close\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        new TreeMap<>(post.headers()).forEach((name, value) -> head.append(field(name, value)));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    private static String field(String name, String value) {
        if (!FIELD.matcher(name + ":" + value).matches() || !value.matches("[\\x20-\\x7e]*")) {
            throw new IllegalArgumentException("not a header: " + name);
        }
        return name + ": " + value + "\r\n";
    }

    private void drain(InputStream in, Head head) {
        try {
            socket.setSoTimeout(BODY_MILLIS);
            long end = System.nanoTime() + Duration.ofMillis(BODY_MILLIS).toNanos();
            long left = Math.min(MAX_BODY_BYTES, head.length());
            while (left > 0 && System.nanoTime() - end < 0) {
                int read = in.read(new byte[(int) Math.min(4096, left)]);
                left = read < 0 ? 0 : left - read;
            }
        } catch (SocketTimeoutException slow) {
            // The status is what counts.
        } catch (IOException cutOff) {
            // Likewise.
        }
    }

    /**
     * The head of an answer.
     *
     * @param status of it
     * @param fields by their names in lower case, the last of each
     */
    private record Head(int status, Map<String, String> fields) {

        static Head read(InputStream in) throws IOException {
            List<String> lines = lines(in);
            Matcher status = STATUS.matcher(lines.get(0));
            if (!status.matches()) {
                throw new ProtocolException("the answer is not HTTP");
            }
            Map<String, String> fields = new TreeMap<>();
            for (String line : lines.subList(1, lines.size())) {
                Matcher field = FIELD.matcher(line);
                if (field.matches()) {
                    fields.put(field.group(1).toLowerCase(Locale.ROOT), field.group(2));
                }
            }
            return new Head(Integer.parseInt(status.group(1)), fields);
        }

        private static List<String> lines(InputStream in) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            String text = "";
            while (!text.endsWith("\n\n") && !text.endsWith("\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    throw new ProtocolException("the connection ended before the answer");
                }
                head.write(next);
                if (head.size() > MAX_HEAD_BYTES) {
                    throw new ProtocolException("the head of the answer has more than 16 KiB");
                }
                if (next == '\n') {
                    text = head.toString(StandardCharsets.ISO_8859_1);
                }
            }
            return text.lines().toList();
        }

        /** How many bytes the body has, as far as it is known. */
        long length() {
            String length = fields.getOrDefault("content-length", "");
            return SECONDS.matcher(length).matches() ? Long.parseLong(length) : MAX_BODY_BYTES;
        }

        @Nullable
        Duration retryAfter() {
            String given = fields.getOrDefault("retry-after", "");
            if (SECONDS.matcher(given).matches()) {
                return Duration.ofSeconds(Long.parseLong(given));
            }
            try {
                Instant at = ZonedDateTime.parse(given, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                Duration left = Duration.between(Instant.now(), at);
                return left.isNegative() ? null : left;
            } catch (DateTimeException unreadable) {
                return null;
            }
        }
    }
}
