package dev.gradus.core.testing;

import dev.gradus.core.container.ContainerExit;
import dev.gradus.core.container.ContainerId;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ContainerState;
import dev.gradus.core.container.Owner;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.container.RunOption;
import dev.gradus.core.container.RunOptions;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.OutputListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A container of a fake engine. Thread safe. */
final class FakeContainer {
    private final ContainerId id;
    private final String name;
    private final FakeImage image;
    private final List<String> argv;
    private final RunOptions options;
    private final Map<String, String> labels;
    private final Instant createdAt;
    private final FakeFileSystem files;
    private final List<Printed> printed = new ArrayList<>();
    private final Map<Long, FakeProcess> execs = new ConcurrentHashMap<>();
    private @Nullable FakeProcess main;

    FakeContainer(
            ContainerId id,
            String name,
            FakeImage image,
            List<String> argv,
            RunOptions options,
            Map<String, String> labels,
            Instant createdAt) {
        this.id = id;
        this.name = name;
        this.image = image;
        this.argv = argv;
        this.options = options;
        this.labels = Map.copyOf(labels);
        this.createdAt = createdAt;
        this.files = image.files().copy();
    }

    ContainerId id() {
        return id;
    }

    String name() {
        return name;
    }

    Optional<Owner> owner(OwnerLabels reader) {
        return reader.read(name, labels);
    }

    Instant createdAt() {
        return createdAt;
    }

    FakeFileSystem files() {
        return files;
    }

    RunOptions options() {
        return options;
    }

    Map<Long, FakeProcess> execs() {
        return execs;
    }

    synchronized boolean start(FakeEngineState state) {
        if (isRunning()) {
            return false;
        }
        printed.clear();
        FakeProcess process = process(argv, Map.of(), null, this::record);
        main = process;
        process.start(state.programFor(argv));
        return true;
    }

    FakeProcess process(
            List<String> program, Map<String, String> environment, @Nullable String folder, OutputListener output) {
        Map<String, String> all = new TreeMap<>(Map.of("PATH", "/bin"));
        all.putAll(options.pairs(RunOption.ENV));
        all.putAll(environment);
        String in = folder == null ? options.text(RunOption.WORKDIR).orElse("/") : folder;
        return new FakeProcess(program, all, files, in, output);
    }

    synchronized boolean isRunning() {
        return main != null && !main.hasEnded();
    }

    synchronized @Nullable FakeProcess main() {
        return main;
    }

    void term() {
        FakeProcess process = main();
        if (process != null) {
            process.term();
        }
    }

    void kill() {
        execs.values().forEach(FakeProcess::kill);
        FakeProcess process = main();
        if (process != null) {
            process.kill();
        }
    }

    private synchronized void record(LogChunk.Source source, String text) {
        printed.add(new Printed(source, text));
    }

    /** Passes on what was printed after so much, and tells how much that is in all. */
    int pass(int from, OutputListener output) {
        List<Printed> fresh;
        synchronized (this) {
            fresh = List.copyOf(printed.subList(Math.min(from, printed.size()), printed.size()));
        }
        fresh.forEach(piece -> output.printed(piece.source(), piece.text()));
        return from + fresh.size();
    }

    ContainerInfo info(OwnerLabels reader) {
        FakeProcess process = main();
        ContainerState state = process == null
                ? ContainerState.CREATED
                : process.hasEnded() ? ContainerState.EXITED : ContainerState.RUNNING;
        ContainerExit exit = state == ContainerState.EXITED && process != null
                ? new ContainerExit(process.status(), false, "")
                : null;
        return new ContainerInfo(
                id, name, image.id(), state, exit, owner(reader).orElseThrow(), createdAt);
    }

    private record Printed(LogChunk.Source source, String text) {}
}
