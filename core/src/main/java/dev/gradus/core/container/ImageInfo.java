package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * An image that an engine holds.
 *
 * @param id what the engine calls it
 * @param tags what people call it
 * @param platform such as {@code linux/amd64}
 * @param labels of the image
 */
public record ImageInfo(ImageId id, List<String> tags, String platform, Map<String, String> labels) {
    public ImageInfo {
        requireNonNull(id, "id");
        tags = List.copyOf(tags);
        requireNonNull(platform, "platform");
        labels = Map.copyOf(labels);
    }
}
