package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

/** What came of building, pulling or pushing an image. That the engine was lost is none of these: it is thrown. */
public sealed interface ImageOutcome {

    /**
     * The image is there.
     *
     * @param image as the engine knows it now
     */
    record Ready(ImageInfo image) implements ImageOutcome {
        public Ready {
            requireNonNull(image, "image");
        }
    }

    /**
     * It cannot be done: a step of the Dockerfile failed, the registry has no such image or refuses it.
     *
     * @param message the engine's reason, one line
     */
    record Failed(String message) implements ImageOutcome {
        public Failed {
            requireNonNull(message, "message");
        }
    }

    /** It was given up because a stop was requested. */
    record Stopped() implements ImageOutcome {}
}
