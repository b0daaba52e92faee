package dev.gradus.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * One client of server-sent events: a bounded queue, and writes that never wait for it. Whoever offers is never held up by
 * a client that does not read. Thread safe.
 */
final class SseClient implements WriteListener {
    /** Frames that may wait for a client. */
    static final int QUEUE = 256;

    /** Bytes that may wait for a client, unless it is a single frame. */
    static final int QUEUE_BYTES = 1 << 20;

    private static final byte[] HELLO = "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final ServletOutputStream out;
    private final Runnable hardClose;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private int queuedBytes;
    private boolean open;
    private boolean unflushed;
    private long movedAt = System.nanoTime();

    /** @param hardClose ends the connection without regard for what is still unsent */
    SseClient(ServletOutputStream out, Runnable hardClose) {
        this.out = out;
        this.hardClose = hardClose;
        queue.add(HELLO);
        queuedBytes = HELLO.length;
    }

    /** Done when the client has left or was cut. */
    CompletableFuture<Void> closed() {
        return closed;
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /** Whether any frame would be taken now. */
    synchronized boolean hasRoom() {
        return queue.size() < QUEUE && queuedBytes < QUEUE_BYTES;
    }

    /** Queues a frame; refused when there is no room. */
    synchronized boolean offer(byte[] frame) {
        boolean fits = queue.isEmpty() || queuedBytes + frame.length <= QUEUE_BYTES;
        if (closed.isDone() || queue.size() >= QUEUE || !fits) {
            return false;
        }
        if (queue.isEmpty()) {
            movedAt = System.nanoTime();
        }
        queue.add(frame);
        queuedBytes += frame.length;
        pump();
        return true;
    }

    /** Sends a comment when nothing was sent for that long, so that both sides learn of a dead connection. */
    synchronized void beat(Duration quiet) {
        if (queue.isEmpty() && System.nanoTime() - movedAt > quiet.toNanos()) {
            offer(HEARTBEAT);
        }
    }

    /** Whether frames have been waiting without any progress for that long. */
    synchronized boolean isStuck(Duration patience) {
        return (!queue.isEmpty() || unflushed) && System.nanoTime() - movedAt > patience.toNanos();
    }

    /** Ends the stream in order. */
    void close() {
        closed.complete(null);
    }

    /** Ends a stream whose client does not read. */
    void cut() {
        hardClose.run();
        close();
    }

    @Override
    public synchronized void onWritePossible() {
        open = true;
        pump();
    }

    @Override
    public void onError(Throwable gone) {
        close();
    }

    private void pump() {
        try {
            while (open && !closed.isDone() && out.isReady()) {
                byte[] frame = queue.poll();
                if (frame != null) {
                    queuedBytes -= frame.length;
                    out.write(frame);
                    unflushed = true;
                    movedAt = System.nanoTime();
                } else if (unflushed) {
                    out.flush();
                    unflushed = false;
                } else {
                    return;
                }
            }
        } catch (IOException | IllegalStateException gone) {
            close();
        }
    }
}
