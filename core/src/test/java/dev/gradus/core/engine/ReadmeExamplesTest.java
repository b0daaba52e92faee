package dev.gradus.core.engine;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.kind.ReadmeExamples;
import dev.gradus.core.kind.ReadmeExamples.Example;
import dev.gradus.core.kind.ReadmeExamples.Seen;
import dev.gradus.core.kind.ReadmeWorld;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskSpec;
import dev.gradus.core.testing.FakeContainerEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link ReadmeExamples} as steps of a definition: what their texts say is what happens. */
@Execution(ExecutionMode.CONCURRENT)
class ReadmeExamplesTest {
    private static final Cause TEST = Cause.of(new Actor("test"));
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final FakeContainerEngine engine = new FakeContainerEngine(1);
    private final Gradus gradus = Gradus.builder()
            .containers(engine)
            .mountRoots(List.of(Path.of("/data")))
            .build();

    @BeforeEach
    void world() throws IOException {
        ReadmeWorld.furnish(engine, folder);
        gradus.startWorker(new WorkerOptions("one", 4, Map.of()));
    }

    @AfterEach
    void close() {
        gradus.close();
        engine.close();
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kind.ReadmeExamples#all")
    void everyExampleDoesWhatItsTextSays(Example example) {
        Step step = run(example).require(new StepKey("example"));

        Failure failure = step.result().failure();
        example.holds()
                .accept(new Seen(
                        step.state().name().toLowerCase(Locale.ROOT),
                        failure == null ? "" : failure.code(),
                        step.result().results(),
                        engine));
    }

    private TaskSnapshot run(Example example) {
        List<Document> steps = new ArrayList<>();
        example.before()
                .forEach(need -> steps.add(Document.parse(need.settings()).with("id", String.valueOf(need.number()))));
        steps.add(Document.parse(example.settings()).with("id", "example"));
        Document definition = Document.emptyObject()
                .with("name", "example")
                .with("on_failure", "continue")
                .with("steps", steps);
        var read = gradus.definitions()
                .read(new DefinitionText("example.json", definition.toJson()))
                .orThrow();
        var options =
                new TaskRequest.Options(null, null, folder.toString(), false, Map.of(TaskSpec.TRUST, "volumes"), null);
        TaskId id = gradus.tasks()
                .create(new TaskRequest(new TaskRequest.Inline(read), Document.emptyObject(), options), TEST)
                .task()
                .task()
                .id();
        return gradus.tasks().await(id, snapshot -> snapshot.task().state().isTerminal(), SOON);
    }
}
