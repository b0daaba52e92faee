package dev.gradus.core.kind;

import java.util.ArrayList;
import java.util.List;

/** What the guides of the container kinds share. */
final class ContainerGuide {
    static final String IMAGE_TAG =
            "the image's full reference such as `nginx:latest`; by default that of the nearest step among the needs that left one, else the task's `docker.image_tag`";
    static final String IMAGE_ID =
            "the id that the image must have, or the repository when `image_tag` is a bare tag; by default that of the needs' image";
    static final String FILES =
            "files and folders that the result depends on: a list, or an object as task-sync writes it, also named `hashes` or `triggers.files`; stored as a list, the hashes are in the step's fingerprint";
    static final String PARAMETERS =
            "options as the Docker command line takes them, also named `params` or `docker_run_parameters`; `%%IMAGETAG%%`, `%%IMAGE_TAG%%` and `<<IMAGETAG>>` stand for the image; an option beyond the task's trust level is refused";

    private ContainerGuide() {}

    /** A kind's own failures and those that every container kind has. */
    static List<KindGuide.Entry> failures(KindGuide.Entry... own) {
        List<KindGuide.Entry> all = new ArrayList<>(List.of(own));
        all.add(KindGuide.entry("NO_IMAGE", "`user`: nothing names an image"));
        all.add(KindGuide.entry("INVALID_OPTION", "`user`: a parameter is unknown or does not fit"));
        all.add(KindGuide.entry(
                "OPTION_NOT_ALLOWED", "`policy`: a parameter needs a higher trust level, which the message names"));
        all.add(KindGuide.entry("ENGINE_UNREACHABLE", "`infra`, retryable: the engine is away or ended a stream"));
        all.add(KindGuide.entry("timeout", "`timeout`: what ran is confirmed gone"));
        return List.copyOf(all);
    }
}
