package dev.gradus.cli.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file that several processes append lines to. Each line is one write to a descriptor opened with O_APPEND, so that lines
 * stand whole and in the order of the writes, and one that was written outlives its process. Thread safe.
 */
final class SideFile implements AutoCloseable {
    private final FileChannel channel;

    private SideFile(FileChannel channel) {
        this.channel = channel;
    }

    static SideFile open(Path path) {
        try {
            return new SideFile(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All lines so far; none when nobody has written. */
    static List<String> read(Path path) {
        try {
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void append(String line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            int length = bytes.remaining();
            if (channel.write(bytes) != length) {
                throw new IOException("a line of " + length + " bytes was not written in one piece");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
