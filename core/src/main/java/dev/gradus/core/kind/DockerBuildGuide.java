package dev.gradus.core.kind;

import java.util.List;

/** How {@code docker_build} is used. */
final class DockerBuildGuide {
    static final KindGuide GUIDE = new KindGuide(
            List.of(
                    "{\"docker_build\": {\"image_tag\": \"my-app:1.0\", \"files\": [\"Dockerfile\", \"app/\"]}}",
                    "{\"docker_build\": {\"context\": \"./app\", \"image_tag\": \"my-app:1.0\", \"files\": [\"app/main.go\", \"app/Dockerfile\"], \"params\": [\"--no-cache\"]}}",
                    "{\"docker_build\": {\"image_id\": \"my-app\", \"image_tag\": \"latest\", \"files\": {\"main.go\": \"\", \"Dockerfile\": \"\"}, \"parameters\": [\"--build-arg\", \"VERSION=1.0\"]}}"),
            List.of(
                    KindGuide.entry("image_tag", "what the image is called; by default the task's `docker.image_tag`"),
                    KindGuide.entry("image_id", "its repository, when `image_tag` is a bare tag; an id is ignored"),
                    KindGuide.entry("context", "the folder within `local_path` that is built; `.` by default"),
                    KindGuide.entry("dockerfile", "the Dockerfile within the context; `Dockerfile` by default"),
                    KindGuide.entry("tags", "further names for the image"),
                    KindGuide.entry("files", ContainerGuide.FILES + "; by default the whole context"),
                    KindGuide.entry("parameters", ContainerGuide.PARAMETERS),
                    KindGuide.entry(
                            "shell",
                            "commands that `sh -c` runs on the host in `local_path` before; over HTTP they need what `command` needs"),
                    KindGuide.entry("env", "variables of these commands")),
            List.of(
                    KindGuide.entry("image_id", "of the image that was built"),
                    KindGuide.entry("image_tag", "its full reference"),
                    KindGuide.entry("tags", "all its names")),
            ContainerGuide.failures(
                    KindGuide.entry("BUILD_FAILED", "`user`, retryable: a step of the Dockerfile failed"),
                    KindGuide.entry("SHELL_FAILED", "`user`, retryable: a command of `shell` failed"),
                    KindGuide.entry("FILE_NOT_FOUND", "`user`, retryable: a path of `files` does not exist"),
                    KindGuide.entry("NO_LOCAL_PATH", "`user`: the task has no folder"),
                    KindGuide.entry("PATH_OUTSIDE", "`user`: the context or a path leads out of `local_path`")));

    private DockerBuildGuide() {}
}
