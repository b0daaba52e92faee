package dev.gradus.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.CriterionResult;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The example of grading in a folder of a test's own, graded by an engine with one worker on a real Docker engine. */
final class GradingWorld implements AutoCloseable {
    static final Path EXAMPLE = Path.of("..", "examples", "grading");

    private static final Cause TEST = Cause.of(new Actor("test"));
    private static final Duration SOON = Duration.ofMinutes(5);

    final Path folder;
    final DockerContainerEngine engine;
    final String image;
    private final Gradus gradus;

    GradingWorld(Path folder, DockerContainerEngine engine, long installation) throws IOException {
        this.folder = folder;
        this.engine = engine;
        this.image = "slug:t%012x".formatted(installation);
        this.gradus = Gradus.builder().containers(engine).build();
        copy(EXAMPLE, folder);
        gradus.startWorker(new WorkerOptions("one", 4, Map.of()));
    }

    static GradingWorld over(Path folder) throws IOException {
        long installation = TestEngine.newInstallation();
        return new GradingWorld(folder, TestEngine.open(installation), installation);
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    TaskId create(String definition) {
        var read = gradus.definitions()
                .read(new DefinitionText("task.yaml", definition.replace("slug:example", image)))
                .orThrow();
        var options =
                new TaskRequest.Options(null, null, folder.toString(), false, Map.of(TaskSpec.TRUST, "volumes"), null);
        return gradus.tasks()
                .create(new TaskRequest(new TaskRequest.Inline(read), Document.emptyObject(), options), TEST)
                .task()
                .task()
                .id();
    }

    TaskSnapshot graded(String definition) {
        return ended(create(definition));
    }

    /** The task after its round, which must end. */
    TaskSnapshot ended(TaskId task) {
        TaskSnapshot end =
                gradus.tasks().await(task, snapshot -> snapshot.task().state().isTerminal(), SOON);
        assertThat(end.task().state().isTerminal()).as(end.all().toString()).isTrue();
        return end;
    }

    /** The task after another round over these steps, or all, of which this was asked. */
    TaskSnapshot again(TaskId task, String asked, String... steps) {
        Set<StepKey> scope = Set.copyOf(Stream.of(steps).map(StepKey::new).toList());
        gradus.tasks().apply(task, new TaskCommand.NextRound(scope, false, Document.parse(asked)), TEST);
        return ended(task);
    }

    void cancel(TaskId task) {
        gradus.tasks().apply(task, new TaskCommand.CancelTask(), TEST);
    }

    /** That what is stored of the task is what its events tell. */
    List<String> differences(TaskId task) {
        return gradus.tasks().verify(task);
    }

    List<ContainerInfo> containers() {
        return engine.containers().list(OwnerFilter.ANY);
    }

    static CriterionResult result(Step step) {
        return CriterionResult.in(step.result().results()).orElseThrow();
    }

    /** The verdicts of every criterion, by title of the step and key of the target. */
    static Map<String, Map<String, Cell>> cells(TaskSnapshot task) {
        Map<String, Map<String, Cell>> cells = new LinkedHashMap<>();
        task.all()
                .forEach(step -> CriterionResult.in(step.result().results())
                        .ifPresent(result -> cells.put(step.key().value(), result.cells())));
        return cells;
    }

    /** Why steps did not complete, for messages of tests. */
    static String failures(TaskSnapshot task) {
        return task.all().stream()
                .map(step -> "%s is %s: %s%n"
                        .formatted(step.key(), step.state(), step.result().failure()))
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        gradus.close();
        containers().forEach(container -> engine.containers().remove(container.id()));
        engine.images()
                .find(ImageRef.parse(image))
                .ifPresent(found -> engine.images().remove(ImageRef.parse(image)));
        engine.close();
    }
}
