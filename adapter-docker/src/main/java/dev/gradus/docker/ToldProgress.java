package dev.gradus.docker;

import com.github.dockerjava.api.model.ResponseItem;
import dev.gradus.core.port.EngineProgress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passes on how a transfer goes: each layer's word once, and not each of its bytes. Thread safe. */
final class ToldProgress {
    private final EngineProgress progress;
    private final Map<String, String> layers = new HashMap<>();
    private @Nullable String error;
    private String last = "";

    ToldProgress(EngineProgress progress) {
        this.progress = progress;
    }

    synchronized void add(ResponseItem item) {
        ResponseItem.ErrorDetail detail = item.getErrorDetail();
        if (detail != null) {
            error = EngineCalls.oneLine(String.valueOf(detail.getMessage()));
        }
        if (item.getStream() != null) {
            progress.said(item.getStream());
        }
        String status = item.getStatus();
        if (status != null) {
            last = status;
            String layer = item.getId() == null ? "" : item.getId();
            if (!status.equals(layers.put(layer, status))) {
                progress.said((layer.isEmpty() ? "" : layer + ": ") + status + "\n");
            }
        }
    }

    /** What the engine says went wrong. */
    synchronized Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /** Whether the last word of a transfer was said: the digest or status line, not the word of a layer. */
    synchronized boolean isComplete() {
        return last.startsWith("Status: ") || last.contains("digest: ");
    }
}
