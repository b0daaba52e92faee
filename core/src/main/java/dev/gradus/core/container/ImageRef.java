package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people call an image: {@code [host[:port]/]path[:tag][@digest]} as in the distribution project's reference grammar,
 * or an image id. Immutable.
 *
 * @param name the repository, with the registry's address when one was written; or {@code sha256:…} for an image by id
 * @param tag the tag; {@code latest} when neither tag nor digest was written; null with a digest or an id
 * @param digest {@code sha256:…} of a manifest in a registry
 */
public record ImageRef(
        String name, @Nullable String tag, @Nullable String digest) {
    private static final String HOST =
            "(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\\[[0-9a-fA-F:]+])(?::[0-9]+)?";
    private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern NAME = Pattern.compile("(?:" + HOST + "/)?" + PART + "(?:/" + PART + ")*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern WRITTEN = Pattern.compile("(?<name>.+?)(?::(?<tag>[^:/@]*))?(?:@(?<digest>[^@]*))?");
    private static final int MAX_NAME = 255;

    public ImageRef {
        requireNonNull(name, "name");
        if (!ImageId.isId(name)
                && (name.length() > MAX_NAME || !NAME.matcher(name).matches())) {
            throw refused(name);
        }
        if (tag != null && !TAG.matcher(tag).matches()) {
            throw refused(name + ":" + tag);
        }
        if (digest != null && !DIGEST.matcher(digest).matches()) {
            throw refused(name + "@" + digest);
        }
    }

    /**
     * The reference in a text.
     *
     * @throws IllegalArgumentException when it is none, with a message for people
     */
    public static ImageRef parse(String text) {
        if (ImageId.isId(text)) {
            return new ImageRef(text, null, null);
        }
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw refused(text);
        }
        String tag = parts.group("tag");
        String digest = parts.group("digest");
        return new ImageRef(parts.group("name"), tag == null && digest == null ? "latest" : tag, digest);
    }

    /** The image of that id. */
    public static ImageRef of(ImageId id) {
        return new ImageRef(id.value(), null, null);
    }

    /**
     * The reference in the split form {@code image_id: "ubuntu", image_tag: "latest"}.
     *
     * @throws IllegalArgumentException when the two make none
     */
    public static ImageRef ofParts(String repository, String tag) {
        return parse(repository + ":" + tag);
    }

    /** Whether it names an image by its id. */
    public boolean isId() {
        return ImageId.isId(name);
    }

    /** As it is given to an engine. */
    @Override
    public String toString() {
        return name + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "an image is written [registry/]name[:tag][@sha256:…] in lower-case letters, found '" + text + "'");
    }
}
