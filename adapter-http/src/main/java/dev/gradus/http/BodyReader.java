package dev.gradus.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads a request's body to its end, counting, and no longer than is decent. */
final class BodyReader {
    private static final int CHUNK = 16 << 10;

    private final int maxBytes;
    private final Duration patience;

    BodyReader(int maxBytes, Duration patience) {
        this.maxBytes = maxBytes;
        this.patience = patience;
    }

    byte[] read(HttpServletRequest request) {
        boolean chunked = request.getHeader("Transfer-Encoding") != null;
        if (request.getContentLengthLong() > maxBytes) {
            throw tooLarge();
        }
        if (request.getContentLengthLong() <= 0 && !chunked) {
            return new byte[0];
        }
        try (InputStream stream = request.getInputStream()) {
            return read(stream);
        } catch (IOException broken) {
            throw new Refusal(400, "malformed-request", "the body could not be read to its end");
        }
    }

    private byte[] read(InputStream stream) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        var bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
            if (bytes.size() + count > maxBytes) {
                throw tooLarge();
            }
            if (System.nanoTime() - end > 0) {
                throw new Refusal(
                        408, "request-timeout", "the body did not arrive within " + patience.toSeconds() + " s");
            }
            bytes.write(chunk, 0, count);
        }
        return bytes.toByteArray();
    }

    private Refusal tooLarge() {
        return new Refusal(413, "payload-too-large", "a body has at most " + maxBytes + " bytes");
    }
}
