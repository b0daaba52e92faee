package dev.gradus.docker;

import com.github.dockerjava.api.model.BuildResponseItem;
import dev.gradus.core.port.EngineProgress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the engine says while it builds. Thread safe. */
final class BuildMessages {
    private static final Pattern BUILT = Pattern.compile("Successfully built ([0-9a-f]{12,64})\\s*");

    private final ToldProgress told;
    private @Nullable String image;

    BuildMessages(EngineProgress progress) {
        this.told = new ToldProgress(progress);
    }

    synchronized void add(BuildResponseItem item) {
        told.add(item);
        Matcher built = BUILT.matcher(item.getStream() == null ? "" : item.getStream());
        if (built.matches()) {
            image = built.group(1);
        }
    }

    /** Why the build failed. */
    Optional<String> error() {
        return told.error();
    }

    /** The beginning of the image's id. A step may print the same words; the engine's own come last. */
    synchronized Optional<String> image() {
        return Optional.ofNullable(image);
    }
}
