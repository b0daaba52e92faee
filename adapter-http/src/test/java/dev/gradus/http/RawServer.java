package dev.gradus.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on the loopback address that reads a request's head and body and then does what it is told. */
final class RawServer implements AutoCloseable {
    private final ServerSocket listening;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final Behaviour behaviour;

    private RawServer(ServerSocket listening, Behaviour behaviour) {
        this.listening = listening;
        this.behaviour = behaviour;
    }

    /** What follows a request. */
    interface Behaviour {
        void answer(Socket socket) throws IOException;
    }

    static RawServer that(Behaviour behaviour) throws IOException {
        return on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
    }

    static RawServer on(ServerSocket listening, Behaviour behaviour) {
        RawServer server = new RawServer(listening, behaviour);
        Thread thread = new Thread(server::serve, "raw-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    static RawServer answering(String answer) throws IOException {
        return that(socket -> socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    int port() {
        return listening.getLocalPort();
    }

    /** The heads of the requests that came. */
    List<String> heads() {
        return heads;
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                heads.add(request(socket));
                behaviour.answer(socket);
                socket.getOutputStream().flush();
            } catch (IOException gone) {
                // The client went, or the test is over.
            }
        }
    }

    private static String request(Socket socket) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        StringBuilder head = new StringBuilder();
        int length = 0;
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            head.append(line).append('\n');
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        char[] body = new char[length];
        int read = 0;
        while (read < length) {
            read += reader.read(body, read, length - read);
        }
        return head.append('\n').append(body).toString();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
