package dev.gradus.core.kind;

import java.util.List;

/** How {@code docker_run} is used. */
final class DockerRunGuide {
    static final KindGuide GUIDE = new KindGuide(
            List.of(
                    "{\"docker_run\": {\"image_tag\": \"my-app:1.0\", \"command\": [\"./run.sh\"]}}",
                    "{\"docker_run\": {\"container_name\": \"my-running-app\", \"parameters\": [\"-p\", \"8080:80\"], \"keep_forever\": false}}",
                    "{\"docker_run\": {\"image_tag\": \"my-app:latest\", \"command\": [\"./my_app\", \"--verbose\"], \"parameters\": [\"-p\", \"8080:80\", \"--rm\"], \"keep_forever\": true}}"),
            List.of(
                    KindGuide.entry("image_tag", ContainerGuide.IMAGE_TAG),
                    KindGuide.entry("image_id", ContainerGuide.IMAGE_ID),
                    KindGuide.entry(
                            "command", "arguments for the image, or program and arguments; the image's own by default"),
                    KindGuide.entry("container_name", "by default `tasksync_step<id>_<8 digits>`"),
                    KindGuide.entry("parameters", ContainerGuide.PARAMETERS),
                    KindGuide.entry(
                            "keep_forever",
                            "goes on when its own program has ended, which needs a shell in the image; `--rm` is dropped; `false` by default"),
                    KindGuide.entry("env", "variables of the container"),
                    KindGuide.entry("grace", "how long it may take to end when asked, 0s to 1m; 5s by default")),
            List.of(
                    KindGuide.entry("container_id", "what the engine calls the container"),
                    KindGuide.entry("container_name", "what people call it"),
                    KindGuide.entry("image_id", "of its image"),
                    KindGuide.entry("image_tag", "its image's reference"),
                    KindGuide.entry(
                            "exit_code",
                            "when it has ended: with a command, without `keep_forever`, `-p` and steps that use it, the step waits for that; it is removed then"),
                    KindGuide.entry("stdout", "the last 4 KiB of its standard output, when it has ended"),
                    KindGuide.entry("stderr", "the last 4 KiB of its standard error, likewise"),
                    KindGuide.entry("duration_ms", "how long it ran, likewise")),
            ContainerGuide.failures(
                    KindGuide.entry(
                            "EXIT_STATUS",
                            "`user`, retryable: another exit status than 0; the details are the results"),
                    KindGuide.entry("OUT_OF_MEMORY", "`user`, retryable: its memory limit ended it"),
                    KindGuide.entry("CONTAINER_EXITED", "`user`: it ended within a second, and other steps use it"),
                    KindGuide.entry("NAME_TAKEN", "`user`: another container has the name"),
                    KindGuide.entry("IMAGE_NOT_FOUND", "`user`: neither the engine nor a registry has the image"),
                    KindGuide.entry("IMAGE_MISMATCH", "`user`: the image has another id than expected")));

    private DockerRunGuide() {}
}
