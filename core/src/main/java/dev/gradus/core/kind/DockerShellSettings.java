package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The settings of {@code docker_shell}. */
record DockerShellSettings(
        @Nullable Target docker,
        List<Document> command,
        @Nullable String workdir,
        @Nullable String user,
        Map<String, String> env,
        List<String> files) {
    private static final Target ANY = new Target(null, null, null, null);

    /** Where it runs. */
    record Target(
            @Nullable String containerId,
            @Nullable String containerName,
            @Nullable String imageTag,
            @Nullable String imageId) {
        /** Whether it names a container. */
        boolean namesContainer() {
            return containerId != null || containerName != null;
        }

        /** Whether it names an image. */
        boolean namesImage() {
            return imageTag != null || imageId != null;
        }
    }

    /** A line for the shell and what it is called. */
    record Labelled(String label, String line) {}

    /** Where it runs; anywhere when nothing is said. */
    Target target() {
        return Objects.requireNonNullElse(docker, ANY);
    }

    /** The lines in order: objects with one member, or bare lines, which are called by their number. */
    List<Labelled> lines() {
        List<Labelled> lines = new ArrayList<>();
        for (Document item : command) {
            if (item.isString()) {
                lines.add(new Labelled("command_" + (lines.size() + 1), item.text()));
            } else {
                item.members().forEach((label, line) -> lines.add(new Labelled(label, line.text())));
            }
        }
        return lines;
    }
}
