package dev.gradus.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests that no decent client would send, byte by byte. */
final class RawCall {
    private RawCall() {}

    /** The whole answer to these bytes; the server has to answer within five seconds. */
    static String send(int port, byte[] request) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            sendAll(socket.getOutputStream(), request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A request whose connection ends with the answer. */
    static byte[] request(String line, String headers, byte[] body) {
        byte[] head =
                (line + " HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    // A server that has refused may close before everything is sent; what it answered is there all the same.
    private static void sendAll(OutputStream out, byte[] request) {
        try {
            out.write(request);
            out.flush();
        } catch (IOException refused) {
            // Read on.
        }
    }
}
