package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;

/**
 * An image to build.
 *
 * @param context the folder whose files the build can see, on this host
 * @param tags what the image will be called, beside the tags among the options; at least one in all
 * @param options how it is built, the Dockerfile among them
 * @param owner for whom it is built
 */
public record BuildSpec(Path context, List<ImageRef> tags, BuildOptions options, Owner owner) {
    public BuildSpec {
        requireNonNull(context, "context");
        tags = List.copyOf(tags);
        requireNonNull(options, "options");
        requireNonNull(owner, "owner");
    }
}
