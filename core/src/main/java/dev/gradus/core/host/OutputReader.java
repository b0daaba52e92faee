package dev.gradus.core.host;

import dev.gradus.core.port.CommandListener;
import dev.gradus.core.port.LogChunk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads one output of a program to its end, so that the program never blocks on a full pipe. Bytes that are no UTF-8 become
 * U+FFFD, NUL is left out, a character that spans two reads stays whole.
 */
final class OutputReader implements Runnable {
    private static final int CHUNK_BYTES = 8 << 10;

    private final InputStream in;
    private final LogChunk.Source source;
    private final Gate gate;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK_BYTES + 4);
    private final CharBuffer chars = CharBuffer.allocate(CHUNK_BYTES + 8);

    OutputReader(InputStream in, LogChunk.Source source, Gate gate) {
        this.in = in;
        this.source = source;
        this.gate = gate;
    }

    @Override
    public void run() {
        byte[] chunk = new byte[CHUNK_BYTES];
        int read = read(chunk);
        while (read >= 0) {
            bytes.put(chunk, 0, read);
            decode(false);
            read = read(chunk);
        }
        decode(true);
    }

    /** A stream that fails is at its end. */
    private int read(byte[] chunk) {
        try {
            return in.read(chunk);
        } catch (IOException closed) {
            // When the program ends, the JDK swaps the pipe for what was left in it, maybe under a read: ask once more.
            try {
                return in.read(chunk);
            } catch (IOException ended) {
                return -1;
            }
        }
    }

    private void decode(boolean last) {
        bytes.flip();
        decoder.decode(bytes, chars, last);
        if (last) {
            decoder.flush(chars);
        }
        bytes.compact();
        String text = chars.flip().toString().replace("\0", "");
        chars.clear();
        if (!text.isEmpty()) {
            gate.pass(source, text);
        }
    }

    /** Lets one reader at a time through to the listener, and none after it was closed. */
    static final class Gate {
        private final CommandListener listener;
        private boolean closed;

        Gate(CommandListener listener) {
            this.listener = listener;
        }

        synchronized void pass(LogChunk.Source source, String text) {
            if (!closed) {
                listener.printed(source, text);
            }
        }

        synchronized void close() {
            closed = true;
        }
    }
}
