package dev.gradus.core.kind;

import dev.gradus.core.container.ImageInfo;
import dev.gradus.core.container.ImageOutcome;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.data.Document;
import dev.gradus.core.port.LogChunk;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the image that a step is about: its own, that of a step it needs, or its task's. */
final class Images {
    private final Containerised parts;

    Images(Containerised parts) {
        this.parts = parts;
    }

    /**
     * An image that is in the engine.
     *
     * @param called what people call it; its id when nothing else is known
     * @param info the image
     */
    record Found(ImageRef called, ImageInfo info) {
        /** As results show it. */
        Document addTo(Document results) {
            return results.with("image_id", info.id().value()).with("image_tag", called.toString());
        }
    }

    /** Which image is meant; refused when nothing says so. */
    static ImageWish meant(@Nullable String imageId, @Nullable String imageTag, StepContext context) {
        ImageWish own = wish(imageId, imageTag);
        if (own.isGiven()) {
            return context.upstream().stream()
                    .map(Images::left)
                    .filter(left -> own.reference() != null && own.reference().equals(left.reference()))
                    .findFirst()
                    .map(left -> own.expecting(left.expected()))
                    .orElse(own);
        }
        return context.upstream().stream()
                .map(Images::left)
                .filter(ImageWish::isGiven)
                .findFirst()
                .or(() -> Optional.of(TaskDefaults.of(context.claimed().task()).image()))
                .filter(ImageWish::isGiven)
                .orElseThrow(() -> RefusedException.user(
                        "NO_IMAGE",
                        "no image is named: expected image_tag, or a step among the needs that builds or pulls one"));
    }

    /** What a step left of an image. */
    private static ImageWish left(Upstream step) {
        String id = text(step.results(), "image_id");
        String tag = text(step.results(), "image_tag");
        return id == null ? ImageWish.NONE : wish(id, tag);
    }

    private static ImageWish wish(@Nullable String imageId, @Nullable String imageTag) {
        try {
            return ImageWish.of(imageId, imageTag);
        } catch (IllegalArgumentException refused) {
            throw RefusedException.user("INVALID_SETTINGS", String.valueOf(refused.getMessage()));
        }
    }

    private static @Nullable String text(Document results, String name) {
        return results.member(name)
                .filter(Document::isString)
                .map(Document::text)
                .orElse(null);
    }

    /** The image, when the engine holds it; an image of that name with another id than expected does not count. */
    Optional<Found> find(ImageWish wish) {
        ImageRef wanted = wish.wanted();
        if (wanted == null) {
            return Optional.empty();
        }
        return parts.engine()
                .images()
                .find(wanted)
                .filter(info -> wish.admits(info.id()))
                .map(info -> {
                    ImageRef called = wish.reference();
                    return new Found(called == null ? wanted : called, info);
                });
    }

    /** The id of the image that is meant, as a fingerprint holds it. */
    String identity(@Nullable String imageId, @Nullable String imageTag, StepContext context) {
        return find(meant(imageId, imageTag, context))
                .map(found -> found.info().id().value())
                .orElse("absent");
    }

    /** The image; pulled when the engine does not hold it and the step may use the network. */
    Found require(ImageWish wish, StepContext context) throws InterruptedException {
        Optional<Found> there = find(wish);
        if (there.isPresent()) {
            return there.get();
        }
        refuseOther(wish);
        ImageRef reference = wish.reference();
        boolean networked = parts.policy(context.claimed()).level().allows(TrustLevel.NETWORKED);
        if (reference == null || !networked) {
            throw RefusedException.user("IMAGE_NOT_FOUND", "the engine has no image " + wish);
        }
        context.print(LogChunk.Source.GRADUS, "pulling " + reference + "\n");
        ImageInfo pulled = pull(reference, null, context);
        if (!wish.admits(pulled.id())) {
            throw mismatch(wish, pulled);
        }
        return new Found(reference, pulled);
    }

    private void refuseOther(ImageWish wish) {
        ImageRef reference = wish.reference();
        if (reference != null && wish.expected() != null) {
            parts.engine().images().find(reference).ifPresent(other -> {
                throw mismatch(wish, other);
            });
        }
    }

    static RefusedException mismatch(ImageWish wish, ImageInfo found) {
        return RefusedException.user(
                "IMAGE_MISMATCH",
                "%s has the id %s, expected sha256:%s".formatted(wish.reference(), found.id(), wish.expected()));
    }

    /** Pulls an image, telling of it in the log. */
    ImageInfo pull(ImageRef reference, @Nullable String platform, StepContext context) throws InterruptedException {
        ImageOutcome outcome =
                parts.engine().images().pull(reference, platform, Containerised.told(context), context.stop());
        return Containerised.ready(outcome, "pulling " + reference, "PULL_FAILED", context);
    }
}
