package dev.gradus.docker;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.OutputListener;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns frames into text. Bytes that are no UTF-8 become U+FFFD, NUL is left out, a character that spans two frames stays whole.
 * Not thread safe.
 */
final class PrintedText {
    private final OutputListener listener;
    private final Decoder out = new Decoder(LogChunk.Source.STDOUT);
    private final Decoder err = new Decoder(LogChunk.Source.STDERR);

    PrintedText(OutputListener listener) {
        this.listener = listener;
    }

    /** More of what was printed. */
    void add(Frame frame) {
        byte[] payload = frame.getPayload();
        if (payload != null && payload.length > 0) {
            (frame.getStreamType() == StreamType.STDERR ? err : out).decode(payload, false);
        }
    }

    /** Nothing more comes. */
    void end() {
        out.decode(new byte[0], true);
        err.decode(new byte[0], true);
    }

    private final class Decoder {
        private final LogChunk.Source source;
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        private byte[] rest = new byte[0];

        Decoder(LogChunk.Source source) {
            this.source = source;
        }

        void decode(byte[] more, boolean last) {
            ByteBuffer bytes = ByteBuffer.allocate(rest.length + more.length)
                    .put(rest)
                    .put(more)
                    .flip();
            CharBuffer chars = CharBuffer.allocate(bytes.remaining() + 1);
            decoder.decode(bytes, chars, last);
            rest = new byte[bytes.remaining()];
            bytes.get(rest);
            String text = chars.flip().toString().replace("\0", "");
            if (!text.isEmpty()) {
                listener.printed(source, text);
            }
        }
    }
}
