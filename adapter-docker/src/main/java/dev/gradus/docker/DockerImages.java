package dev.gradus.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.PushResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import dev.gradus.core.container.BuildSpec;
import dev.gradus.core.container.ImageId;
import dev.gradus.core.container.ImageInfo;
import dev.gradus.core.container.ImageOutcome;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.ContainerImages;
import dev.gradus.core.port.EngineProgress;
import dev.gradus.core.port.Stop;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Images of a Docker engine. */
final class DockerImages implements ContainerImages {
    private final DockerClient docker;
    private final EngineCalls calls;
    private final OwnerLabels labels;

    DockerImages(DockerClient docker, EngineCalls calls, OwnerLabels labels) {
        this.docker = docker;
        this.calls = calls;
        this.labels = labels;
    }

    @Override
    public ImageOutcome build(BuildSpec build, EngineProgress progress, Stop stop) throws InterruptedException {
        return new ImageBuild(docker, calls, labels).build(build, progress, stop, this::inspect);
    }

    @Override
    public ImageOutcome pull(ImageRef image, @Nullable String platform, EngineProgress progress, Stop stop)
            throws InterruptedException {
        String what = "pull " + image;
        ToldProgress told = new ToldProgress(progress);
        EngineStream<PullResponseItem> stream = new EngineStream<>(told::add);
        String version = image.digest() != null ? image.digest() : image.tag();
        PullImageCmd request = docker.pullImageCmd(image.name()).withTag(version);
        if (platform != null) {
            request.withPlatform(platform);
        }
        calls.call(what, () -> request.exec(stream));
        return outcome(what, image, stream, told, stop);
    }

    @Override
    public ImageOutcome push(ImageRef image, EngineProgress progress, Stop stop) throws InterruptedException {
        String what = "push " + image;
        ToldProgress told = new ToldProgress(progress);
        EngineStream<PushResponseItem> stream = new EngineStream<>(told::add);
        calls.call(what, () -> docker.pushImageCmd(image.toString()).exec(stream));
        return outcome(what, image, stream, told, stop);
    }

    private <T extends ResponseItem> ImageOutcome outcome(
            String what, ImageRef image, EngineStream<T> stream, ToldProgress told, Stop stop)
            throws InterruptedException {
        if (!stream.awaitEnd(stop)) {
            return new ImageOutcome.Stopped();
        }
        if (stream.error().isPresent()) {
            CoreException refused = calls.translated(what, stream.error().get());
            if (refused.code() == ErrorCode.UNREACHABLE && !isRegistrysAnswer(refused)) {
                throw refused;
            }
            return new ImageOutcome.Failed(String.valueOf(refused.getMessage()));
        }
        if (told.error().isPresent()) {
            return new ImageOutcome.Failed(
                    "cannot " + what + ": " + told.error().get());
        }
        if (!told.isComplete()) {
            throw calls.cut(what);
        }
        return find(image).<ImageOutcome>map(ImageOutcome.Ready::new).orElseThrow(() -> calls.cut(what));
    }

    /** The engine says 500 for a registry that refuses, as for its own faults. */
    private static boolean isRegistrysAnswer(CoreException refused) {
        String message = String.valueOf(refused.getMessage());
        return message.contains("manifest unknown")
                || message.contains("not found")
                || message.contains("unauthorized")
                || message.contains("denied");
    }

    @Override
    public Optional<ImageInfo> find(ImageRef image) {
        return inspect(image.toString());
    }

    private Optional<ImageInfo> inspect(String image) {
        return calls.call("look at image " + image, () -> {
            try {
                return Optional.of(info(docker.inspectImageCmd(image).exec()));
            } catch (NotFoundException none) {
                return Optional.empty();
            }
        });
    }

    private static ImageInfo info(InspectImageResponse image) {
        Map<String, String> given =
                image.getConfig() == null ? null : image.getConfig().getLabels();
        return new ImageInfo(
                new ImageId(String.valueOf(image.getId())),
                Objects.requireNonNullElse(image.getRepoTags(), List.<String>of()),
                image.getOs() + "/" + image.getArch(),
                given == null ? Map.of() : given);
    }

    @Override
    public void tag(ImageRef image, ImageRef tag) {
        calls.call(
                "tag " + image,
                () -> docker.tagImageCmd(image.toString(), tag.name(), Objects.requireNonNullElse(tag.tag(), "latest"))
                        .exec());
    }

    @Override
    public boolean remove(ImageRef image) {
        Optional<ImageInfo> found = find(image);
        if (found.isPresent() && !labels.isBuiltHere(found.get())) {
            throw new CoreException(
                    ErrorCode.NOT_ALLOWED, "image " + image + " was not built by this installation and is left alone");
        }
        return found.isPresent()
                && calls.call("remove image " + image, () -> {
                    try {
                        docker.removeImageCmd(image.toString()).exec();
                        return true;
                    } catch (NotFoundException goneMeanwhile) {
                        return false;
                    }
                });
    }
}
