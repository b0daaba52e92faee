package dev.gradus.core.port;

import dev.gradus.core.container.BuildSpec;
import dev.gradus.core.container.ImageInfo;
import dev.gradus.core.container.ImageOutcome;
import dev.gradus.core.container.ImageRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The images of an engine. Images are shared: only those that this installation built are ever removed. */
public interface ContainerImages {

    /**
     * Builds an image from the context's files, those that {@code .dockerignore} names left out, and gives it all its tags;
     * until it is complete no tag moves. Links in the context are sent as links and not followed.
     *
     * @throws dev.gradus.core.failure.CoreException INVALID_INPUT when the context or the Dockerfile cannot be read
     */
    ImageOutcome build(BuildSpec build, EngineProgress progress, Stop stop) throws InterruptedException;

    /**
     * Gets an image from its registry; a repeated pull takes what is new. What the registry does not have or refuses is
     * {@link ImageOutcome.Failed}.
     *
     * @param platform such as {@code linux/amd64}; the engine's own when null
     */
    ImageOutcome pull(ImageRef image, @Nullable String platform, EngineProgress progress, Stop stop)
            throws InterruptedException;

    /** Puts an image into the registry of its name. */
    ImageOutcome push(ImageRef image, EngineProgress progress, Stop stop) throws InterruptedException;

    /** The image of that name, tag or id, when the engine holds it. */
    Optional<ImageInfo> find(ImageRef image);

    /** Gives an image one more tag, which another image loses if it has it. */
    void tag(ImageRef image, ImageRef tag);

    /**
     * Takes a tag away, and with its last tag the image.
     *
     * @return whether it was there
     * @throws dev.gradus.core.failure.CoreException NOT_ALLOWED when this installation did not build it, CONFLICT when a
     *     container uses it
     */
    boolean remove(ImageRef image);
}
