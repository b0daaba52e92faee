package dev.gradus.core.kind;

import dev.gradus.core.container.ImageId;
import dev.gradus.core.container.ImageRef;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The image that settings ask for, in one of the ways task-sync writes it: a full reference in {@code image_tag}; a repository in
 * {@code image_id} and its tag in {@code image_tag}; an id in {@code image_id}, alone or to be compared. An id that ends with
 * three points is the beginning of one.
 *
 * @param reference what to look for; null when only an id is known, or nothing
 * @param expected the id it must have, or its beginning without {@code sha256:}; null for any
 */
record ImageWish(@Nullable ImageRef reference, @Nullable String expected) {
    static final ImageWish NONE = new ImageWish(null, null);

    private static final String PREFIX = "sha256:";
    private static final String POINTS = "...";
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{12,64}");
    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]*");

    /**
     * What the two settings mean together.
     *
     * @throws IllegalArgumentException when they mean nothing, with a message for people
     */
    static ImageWish of(@Nullable String imageId, @Nullable String imageTag) {
        if (imageId == null || imageId.isBlank()) {
            return imageTag == null || imageTag.isBlank() ? NONE : new ImageWish(ImageRef.parse(imageTag), null);
        }
        if (isId(imageId)) {
            ImageRef tag = imageTag == null || imageTag.isBlank() ? null : ImageRef.parse(imageTag);
            return new ImageWish(tag, beginning(imageId));
        }
        return new ImageWish(
                imageTag == null || imageTag.isBlank() ? ImageRef.parse(imageId) : ImageRef.ofParts(imageId, imageTag),
                null);
    }

    /** Whether anything is asked for. */
    boolean isGiven() {
        return reference != null || expected != null;
    }

    /** The same image, which must have this id. */
    ImageWish expecting(@Nullable String id) {
        return id == null || expected != null ? this : new ImageWish(reference, beginning(id));
    }

    /** Whether it may be this image. */
    boolean admits(ImageId id) {
        return expected == null || id.value().startsWith(expected, PREFIX.length());
    }

    /** What to ask an engine for: the whole id when it is known, else the reference. */
    @Nullable
    ImageRef wanted() {
        return expected != null && expected.length() == 64 ? ImageRef.of(new ImageId(PREFIX + expected)) : reference;
    }

    @Override
    public String toString() {
        return reference == null ? PREFIX + expected : reference.toString();
    }

    private static boolean isId(String text) {
        return text.startsWith(PREFIX) || DIGITS.matcher(text).matches();
    }

    private static @Nullable String beginning(String id) {
        String digits = id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
        String known = digits.endsWith(POINTS) ? digits.substring(0, digits.length() - POINTS.length()) : digits;
        if (!BEGINNING.matcher(known).matches() || known.length() > 64) {
            throw new IllegalArgumentException(
                    "an image id is sha256: and 64 hexadecimal digits, or their beginning and '...', found '" + id
                            + "'");
        }
        return known.isEmpty() ? null : known;
    }
}
