package dev.gradus.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.model.BuildResponseItem;
import dev.gradus.core.container.BuildOption;
import dev.gradus.core.container.BuildOptions;
import dev.gradus.core.container.BuildSpec;
import dev.gradus.core.container.ImageInfo;
import dev.gradus.core.container.ImageOutcome;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.EngineProgress;
import dev.gradus.core.port.Stop;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Builds one image with the engine's own builder.
 *
 * @param docker the engine
 * @param calls translates its failures
 * @param labels the installation's
 */
record ImageBuild(DockerClient docker, EngineCalls calls, OwnerLabels labels) {

    ImageOutcome build(
            BuildSpec build, EngineProgress progress, Stop stop, Function<String, Optional<ImageInfo>> images)
            throws InterruptedException {
        Path context = BuildContext.pack(build);
        try (InputStream tar = Files.newInputStream(context)) {
            return build(build, tar, progress, stop, images);
        } catch (IOException unreadable) {
            throw new CoreException(ErrorCode.INVALID_INPUT, "cannot read the packed build context", unreadable);
        } finally {
            BuildContext.delete(context);
        }
    }

    private ImageOutcome build(
            BuildSpec build,
            InputStream tar,
            EngineProgress progress,
            Stop stop,
            Function<String, Optional<ImageInfo>> images)
            throws InterruptedException {
        String what = "build " + tags(build).get(0);
        BuildMessages told = new BuildMessages(progress);
        EngineStream<BuildResponseItem> stream = new EngineStream<>(told::add);
        calls.call(what, () -> request(build, tar).exec(stream));
        if (!stream.awaitEnd(stop)) {
            return new ImageOutcome.Stopped();
        }
        if (told.error().isPresent()) {
            return new ImageOutcome.Failed(told.error().get());
        }
        if (stream.error().isPresent()) {
            CoreException refused = calls.translated(what, stream.error().get());
            if (refused.code() == ErrorCode.UNREACHABLE) {
                throw refused;
            }
            return new ImageOutcome.Failed(String.valueOf(refused.getMessage()));
        }
        return told.image()
                .flatMap(images)
                .<ImageOutcome>map(ImageOutcome.Ready::new)
                .orElseThrow(() -> calls.cut(what));
    }

    private static List<ImageRef> tags(BuildSpec build) {
        List<ImageRef> tags = new ArrayList<>(build.tags());
        tags.addAll(build.options().tags());
        if (tags.isEmpty()) {
            throw new CoreException(ErrorCode.INVALID_INPUT, "an image to build needs at least one tag");
        }
        return tags;
    }

    private BuildImageCmd request(BuildSpec build, InputStream tar) {
        List<ImageRef> tags = tags(build);
        BuildOptions options = build.options();
        Map<String, String> all = new HashMap<>(options.pairs(BuildOption.LABEL));
        all.putAll(labels.ofImage(tags));
        BuildImageCmd request = docker.buildImageCmd(tar)
                .withTags(tags.stream().map(ImageRef::toString).collect(Collectors.toSet()))
                .withLabels(all)
                .withRemove(true)
                .withForcerm(true)
                .withDockerfilePath(BuildContext.dockerfile(build))
                .withExtraHosts(extraHosts(build));
        options.given().forEach(option -> apply(option, options, request));
        return request;
    }

    /** The hosts given, and one that tells whose the containers of the build's steps are: they cannot be labelled. */
    private Set<String> extraHosts(BuildSpec build) {
        Set<String> hosts = new HashSet<>();
        build.options().texts(BuildOption.ADD_HOST).forEach(host -> hosts.add(RunOptionEffects.extraHost(host)));
        hosts.add(BuildMark.of(labels, build.owner()));
        return hosts;
    }

    /** What each option does; the switch is total. */
    private static Object apply(BuildOption option, BuildOptions options, BuildImageCmd request) {
        return switch (option) {
            case ADD_HOST, LABEL, TAG, FILE, COMPRESS, PROGRESS, QUIET, FORCE_RM, REMOVE -> request;
            case BUILD_ARG -> {
                options.pairs(option).forEach(request::withBuildArg);
                yield request;
            }
            case CACHE_FROM -> request.withCacheFrom(Set.copyOf(options.texts(option)));
            case CPU_SHARES -> request.withCpushares(options.text(option).orElseThrow());
            case CPUSET_CPUS -> request.withCpusetcpus(options.text(option).orElseThrow());
            case MEMORY -> request.withMemory(options.size(option).orElseThrow());
            case MEMORY_SWAP -> request.withMemswap(options.size(option).orElseThrow());
            case NETWORK -> request.withNetworkMode(options.text(option).orElseThrow());
            case NO_CACHE -> request.withNoCache(options.isOn(option));
            case PLATFORM -> request.withPlatform(options.text(option).orElseThrow());
            case PULL -> request.withPull(options.isOn(option));
            case SHM_SIZE -> request.withShmsize(options.size(option).orElseThrow());
            case TARGET -> request.withTarget(options.text(option).orElseThrow());
        };
    }
}
