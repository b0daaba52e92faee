package dev.gradus.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.Explanation;
import dev.gradus.core.api.TaskCreation;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.kind.KindProfile;
import dev.gradus.core.kind.SettingsFault;
import dev.gradus.core.kind.StepContext;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.memory.InMemoryStores;
import dev.gradus.core.port.Stores;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two machines on one installation. */
class PlacementEngineTest {
    private static final Cause TEST = Cause.of(new Actor("test"));
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String HELLO = """
            name: hello
            steps:
              - id: greet
                tool: { name: echo, input: { text: hi } }
            """;

    private final Stores stores = new InMemoryStores(InstantSource.system());
    private final Gradus north = on("north");
    private final Gradus south = on("south");

    private Gradus on(String host) {
        return Gradus.builder()
                .stores(stores)
                .host(host)
                .kind(new PinningKind())
                .build();
    }

    @AfterEach
    void close() {
        north.close();
        south.close();
    }

    @Test
    void aTaskWithAFolderShouldStayOnTheMachineThatMadeIt() {
        south.startWorker(new WorkerOptions("southern", 1, Map.of()));

        TaskCreation made = create(north, HELLO, null, false);

        assertThat(made.task().task().pins()).isEqualTo(Pins.toHost("north"));
        assertThat(made.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .contains(
                                "needs a worker with host=north; of 1 live worker(s) the nearest, 'southern', has host=south")
                        .contains("run 'gradus worker' there, or move the task with 'gradus task repin 1'"));
        assertThat(reasons(made)).containsExactly(Explanation.Reason.NO_WORKER);
        south.tasks().apply(id(made), new TaskCommand.Repin(Pins.toHost("south")), TEST);
        assertThat(ended(id(made)).task().state()).isEqualTo(TaskState.COMPLETED);
    }

    @Test
    void aSharedFolderShouldPinNothing() {
        assertThat(create(north, HELLO, null, true).task().task().pins()).isEqualTo(Pins.NONE);
        assertThat(create(north, "shared_path: true\n" + HELLO, null, false)
                        .task()
                        .task()
                        .pins())
                .isEqualTo(Pins.NONE);
    }

    @Test
    void aTaskWithoutAFolderShouldRunAnywhere() {
        TaskCreation made = north.tasks()
                .create(
                        new TaskRequest(
                                new TaskRequest.Standing("none"), Document.emptyObject(), TaskRequest.Options.DEFAULT),
                        TEST);

        assertThat(made.task().task().pins()).isEqualTo(Pins.NONE);
    }

    @Test
    void explainShouldNameTheLabelsThatNoWorkerOffers() {
        north.startWorker(new WorkerOptions("plain", 1, Map.of("disk", "slow")));

        TaskCreation made = create(north, HELLO + "    labels: { disk: fast, gpu: a100 }\n", null, false);

        Explanation.Waiting waiting = north.tasks().explain(id(made)).waits().get(0);
        assertThat(waiting.reason()).isEqualTo(Explanation.Reason.NO_WORKER);
        assertThat(waiting.message())
                .isEqualTo("needs a worker with disk=fast, gpu=a100; of 1 live worker(s) the nearest, 'plain', has "
                        + "disk=slow, no gpu: start one with 'gradus worker --label disk=fast --label gpu=a100'");
        assertThat(waiting.blockers()).containsExactly("disk=fast", "gpu=a100", "host=north");
    }

    @Test
    void aManualTaskShouldBeAdvancedOnlyOnItsMachine() {
        TaskId task = id(create(north, HELLO, Dispatch.MANUAL, false));
        south.tasks().advance(task, TEST);

        assertThatThrownBy(() -> south.tasks().advance(task, TEST))
                .isInstanceOf(CoreException.class)
                .hasMessage("Task 1 cannot be run here: its step 'greet' needs host=north, and this process has "
                        + "host=south: run it there, or move the task with 'gradus task repin 1'");

        assertThat(north.tasks().run(task, 12, TEST).task().state()).isEqualTo(TaskState.COMPLETED);
    }

    @Test
    void aKindShouldPinItsTaskFromInside() {
        TaskCreation made = south.tasks()
                .create(
                        new TaskRequest(
                                new TaskRequest.Inline(definition(south, """
                                        name: pinning
                                        steps:
                                          - id: pin
                                            pinning: {}
                                          - id: after
                                            needs: [pin]
                                            tool: { name: echo, input: { text: hi } }
                                        """)),
                                Document.emptyObject(),
                                TaskRequest.Options.DEFAULT),
                        TEST);
        north.startWorker(new WorkerOptions("northern", 1, Map.of()));

        TaskSnapshot ended = ended(id(made));

        assertThat(ended.task().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(ended.task().pins()).isEqualTo(Pins.toHost("north"));
        assertThat(north.tasks().verify(id(made))).isEmpty();
    }

    private TaskSnapshot ended(TaskId task) {
        await().atMost(SOON).until(() -> north.tasks().get(task).task().state().isTerminal());
        return north.tasks().get(task);
    }

    private List<Explanation.Reason> reasons(TaskCreation made) {
        return north.tasks().explain(id(made)).waits().stream()
                .map(Explanation.Waiting::reason)
                .toList();
    }

    private static TaskId id(TaskCreation made) {
        return made.task().task().id();
    }

    private static TaskCreation create(Gradus where, String yaml, @Nullable Dispatch dispatch, boolean shared) {
        var options = new TaskRequest.Options(null, dispatch, "/srv/project", shared, Map.of(), null);
        return where.tasks()
                .create(
                        new TaskRequest(
                                new TaskRequest.Inline(definition(where, yaml)), Document.emptyObject(), options),
                        TEST);
    }

    private static Definition definition(Gradus where, String yaml) {
        return where.definitions().read(new DefinitionText("test.yaml", yaml)).orThrow();
    }

    /** Binds its task to the north, twice, and is refused another place. */
    private static final class PinningKind implements StepKind {
        @Override
        public String name() {
            return "pinning";
        }

        @Override
        public KindProfile profile() {
            return new KindProfile(false, false, "Pins its task.");
        }

        @Override
        public List<SettingsFault> check(Document settings) {
            return List.of();
        }

        @Override
        public Outcome execute(StepContext context) {
            boolean first = context.pin(Pins.toHost("north"));
            boolean again = context.pin(Pins.toHost("north"));
            boolean elsewhere = context.pin(Pins.toHost("south"));
            return first && again && !elsewhere
                    ? Outcome.success(Document.emptyObject())
                    : Outcome.failure(Failure.infra("PIN", "pinned wrongly"));
        }
    }
}
