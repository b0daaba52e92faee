package dev.gradus.core.host;

import static org.awaitility.Awaitility.await;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.CommandListener;
import dev.gradus.core.port.LogChunk;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps what a command says. */
class Heard implements CommandListener {
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private volatile @Nullable Document note;
    volatile int code = -1;
    private int longest;

    @Override
    public void started(Document started) {
        note = started;
    }

    @Override
    public synchronized void printed(LogChunk.Source source, String text) {
        (source == LogChunk.Source.STDERR ? err : out).append(text);
        longest = Math.max(longest, text.getBytes(StandardCharsets.UTF_8).length);
    }

    synchronized String text(LogChunk.Source source) {
        return (source == LogChunk.Source.STDERR ? err : out).toString();
    }

    synchronized int longest() {
        return longest;
    }

    void awaitText(String text) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> text(LogChunk.Source.STDOUT).contains(text));
    }

    Document note() {
        Document noted = note;
        if (noted == null) {
            throw new IllegalStateException("not started");
        }
        return noted;
    }

    long pid() {
        return note().member("pid").orElseThrow().longValue();
    }
}
