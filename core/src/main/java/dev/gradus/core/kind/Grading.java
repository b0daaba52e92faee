package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.grading.Criterion;
import dev.gradus.core.grading.Target;
import org.jspecify.annotations.Nullable;

/**
 * A criterion that is held against targets, with everything that its verdicts depend on.
 *
 * @param criterion what is asked for
 * @param settings how
 * @param manner markers, deadline and rules
 * @param inputs the settings that are inputs of a verdict
 * @param material what is applied
 * @param image what the tree is taken from; null when the engine lacks it
 * @param missing why there is no image; empty when there is one
 * @param appFolder where the tree is in it
 */
record Grading(
        Criterion criterion,
        GradingSettings settings,
        GradingDefaults manner,
        Document inputs,
        GradingMaterial material,
        Images.@Nullable Found image,
        String missing,
        String appFolder) {

    /** The image's id, or that there is none. */
    String imageId() {
        return image == null ? "absent" : image.info().id().value();
    }

    /** What the verdict on one target depends on, as one hash. */
    String inputs(Target target) {
        return Document.emptyObject()
                .with("version", RubricShellKind.VERSION)
                .with("settings", inputs)
                .with("markers", Document.ofRecord(manner.markers()))
                .with("deadline", manner.deadline().toString())
                .with("verdicts", manner.rules().name())
                .with("image", imageId())
                .with("app_folder", appFolder)
                .with("target", target.key())
                .with("material", material.inputs(target))
                .sha256Hex();
    }
}
