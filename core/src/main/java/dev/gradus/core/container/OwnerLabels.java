package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.Fence;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The labels that everything made in an engine carries. Nothing without them is ever touched.
 *
 * <p>A label tells the name of the thing it is on: labels spread, from an image to the containers that anybody makes from it
 * and from a container to an image that anybody makes of it, and a thing that is called otherwise is not ours. Images have
 * labels of their own, which are the same for every attempt, so that the engine's cache finds them again.
 *
 * @param installation the installation's id, as {@link #ofInstallation} writes it
 */
public record OwnerLabels(String installation) {
    /** Labels beginning so are ours; no step may set one. */
    public static final String PREFIX = "dev.gradus.";

    public static final String INSTALLATION = PREFIX + "installation";
    public static final String NAME = PREFIX + "name";
    public static final String PROJECT = PREFIX + "project";
    public static final String TASK = PREFIX + "task";
    public static final String STEP = PREFIX + "step";
    public static final String ATTEMPT = PREFIX + "attempt";
    public static final String FENCE = PREFIX + "fence";
    public static final String LIFETIME = PREFIX + "lifetime";
    public static final String IMAGE_INSTALLATION = PREFIX + "image.installation";
    public static final String IMAGE_TAGS = PREFIX + "image.tags";

    public OwnerLabels {
        requireNonNull(installation, "installation");
        if (!installation.matches("[0-9a-f]{12}")) {
            throw new IllegalArgumentException(
                    "an installation is written as 12 hexadecimal digits, found '" + installation + "'");
        }
    }

    /** The labels of the installation with this prefix of 48 bits. */
    public static OwnerLabels ofInstallation(long prefix) {
        return new OwnerLabels(String.format(Locale.ROOT, "%012x", prefix));
    }

    /** What a new container, volume or network of that name is labelled with. */
    public Map<String, String> of(String name, Owner owner) {
        Map<String, String> labels = new TreeMap<>();
        labels.put(INSTALLATION, installation);
        labels.put(NAME, name);
        labels.put(PROJECT, owner.project());
        labels.put(TASK, owner.task().toString());
        labels.put(STEP, owner.step().toString());
        labels.put(ATTEMPT, Integer.toString(owner.attempt()));
        labels.put(FENCE, owner.fence().toString());
        labels.put(LIFETIME, owner.lifetime().word());
        return labels;
    }

    /** Whose a thing of that name with these labels is; empty when it is not of this installation. */
    public Optional<Owner> read(String name, Map<String, String> labels) {
        if (!installation.equals(labels.get(INSTALLATION)) || !name.equals(labels.get(NAME))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Owner(
                    labels.getOrDefault(PROJECT, ""),
                    new TaskId(Long.parseLong(labels.getOrDefault(TASK, ""))),
                    new StepId(Long.parseLong(labels.getOrDefault(STEP, ""))),
                    Integer.parseInt(labels.getOrDefault(ATTEMPT, "")),
                    new Fence(Long.parseLong(labels.getOrDefault(FENCE, ""))),
                    Lifetime.ofWord(labels.getOrDefault(LIFETIME, ""))));
        } catch (IllegalArgumentException notOurWriting) {
            return Optional.empty();
        }
    }

    /** What an image is labelled with that is built under these tags. */
    public Map<String, String> ofImage(List<ImageRef> tags) {
        String names =
                String.join(",", tags.stream().map(ImageRef::toString).sorted().toList());
        return Map.of(IMAGE_INSTALLATION, installation, IMAGE_TAGS, names);
    }

    /** Whether an image was built here: it still has a tag that it was built under, which no image made from it can have. */
    public boolean isBuiltHere(ImageInfo image) {
        String[] builtUnder = image.labels().getOrDefault(IMAGE_TAGS, "").split(",");
        return installation.equals(image.labels().get(IMAGE_INSTALLATION))
                && Arrays.stream(builtUnder).anyMatch(image.tags()::contains);
    }
}
