package dev.gradus.core.testing;

import dev.gradus.core.container.BuildOption;
import dev.gradus.core.container.BuildSpec;
import dev.gradus.core.container.ImageId;
import dev.gradus.core.container.ImageInfo;
import dev.gradus.core.container.ImageOutcome;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.ContainerImages;
import dev.gradus.core.port.EngineProgress;
import dev.gradus.core.port.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The images of a fake engine; builds understand FROM, COPY of one file, RUN, CMD and WORKDIR. */
final class FakeImages implements ContainerImages {
    private final FakeEngineState state;

    FakeImages(FakeEngineState state) {
        this.state = state;
    }

    @Override
    public ImageOutcome build(BuildSpec build, EngineProgress progress, Stop stop) throws InterruptedException {
        state.requireAlive();
        List<ImageRef> tags = new ArrayList<>(build.tags());
        tags.addAll(build.options().tags());
        if (stop.isRequested()) {
            return new ImageOutcome.Stopped();
        }
        String name = build.options().text(BuildOption.FILE).orElse("Dockerfile");
        List<String> lines;
        try {
            lines = Files.readAllLines(build.context().resolve(name));
        } catch (IOException unreadable) {
            throw new CoreException(
                    ErrorCode.INVALID_INPUT, "cannot read " + build.context().resolve(name), unreadable);
        }
        FakeFileSystem files = new FakeFileSystem();
        List<String> command = List.of("sh");
        for (String line : lines) {
            if (line.isBlank()) {
                continue;
            }
            progress.said("Step : " + line + "\n");
            String[] words = line.strip().split("\\s+", 2);
            switch (words[0]) {
                case "FROM" -> {
                    Optional<FakeImage> base = state.image(ImageRef.parse(words[1]));
                    if (base.isEmpty()) {
                        return new ImageOutcome.Failed("there is no image " + words[1]);
                    }
                    files = base.get().files().copy();
                }
                case "COPY" -> copy(build.context(), words[1].split("\\s+"), files);
                case "RUN" -> {
                    int status = run(words[1], files, progress);
                    if (status != 0) {
                        return new ImageOutcome.Failed("'" + words[1] + "' exited with status " + status);
                    }
                }
                case "CMD" -> command = List.of("sh", "-c", words[1]);
                default -> progress.said("passed over\n");
            }
        }
        Map<String, String> labels = new TreeMap<>(build.options().pairs(BuildOption.LABEL));
        labels.putAll(state.labels().ofImage(tags));
        String content =
                lines + build.options().entries().toString() + files.below("/").keySet() + contents(files);
        FakeImage image = new FakeImage(new ImageId(FakeEngineState.digest(content)), files, command, labels);
        tags.forEach(tag -> state.put(tag.toString(), image));
        return new ImageOutcome.Ready(state.info(image));
    }

    private static String contents(FakeFileSystem files) {
        StringBuilder all = new StringBuilder();
        files.below("/")
                .keySet()
                .forEach(path -> all.append(files.text(path).orElse("")).append('\n'));
        return all.toString();
    }

    private static void copy(Path context, String[] words, FakeFileSystem files) {
        try {
            for (int i = 0; i < words.length - 1; i++) {
                String target = words[words.length - 1];
                String path = target.endsWith("/") ? target + words[i] : target;
                files.write(FakeFileSystem.resolve("/", path), Files.readAllBytes(context.resolve(words[i])));
            }
        } catch (IOException missing) {
            throw new CoreException(ErrorCode.INVALID_INPUT, "cannot copy " + missing.getMessage(), missing);
        }
    }

    private int run(String line, FakeFileSystem files, EngineProgress progress) throws InterruptedException {
        List<String> argv = List.of("/bin/sh", "-c", line);
        FakeProcess process =
                new FakeProcess(argv, Map.of("PATH", "/bin"), files, "/", (source, text) -> progress.said(text));
        process.start(state.programFor(argv));
        process.awaitEnded(Long.MAX_VALUE);
        return process.status();
    }

    @Override
    public ImageOutcome pull(ImageRef image, @Nullable String platform, EngineProgress progress, Stop stop) {
        state.requireAlive();
        if (stop.isRequested()) {
            return new ImageOutcome.Stopped();
        }
        progress.said("Pulling " + image + "\n");
        Optional<FakeImage> found = state.published(image.toString());
        if (found.isEmpty()) {
            return new ImageOutcome.Failed("the registry has no image " + image);
        }
        return new ImageOutcome.Ready(state.info(state.put(image.toString(), found.get())));
    }

    @Override
    public ImageOutcome push(ImageRef image, EngineProgress progress, Stop stop) {
        state.requireAlive();
        if (stop.isRequested()) {
            return new ImageOutcome.Stopped();
        }
        FakeImage pushed = require(image);
        progress.said("Pushing " + image + "\n");
        state.push(image, pushed);
        return new ImageOutcome.Ready(state.info(pushed));
    }

    @Override
    public Optional<ImageInfo> find(ImageRef image) {
        state.requireAlive();
        return state.image(image).map(state::info);
    }

    @Override
    public void tag(ImageRef image, ImageRef tag) {
        state.requireAlive();
        state.put(tag.toString(), require(image));
    }

    @Override
    public boolean remove(ImageRef image) {
        state.requireAlive();
        Optional<FakeImage> found = state.image(image);
        if (found.isPresent() && !state.labels().isBuiltHere(state.info(found.get()))) {
            throw new CoreException(
                    ErrorCode.NOT_ALLOWED, "image " + image + " was not built by this installation and is left alone");
        }
        return found.isPresent() && state.removeTag(image);
    }

    private FakeImage require(ImageRef image) {
        return state.image(image)
                .orElseThrow(() -> new CoreException(ErrorCode.NOT_FOUND, "the engine has no image " + image));
    }
}
