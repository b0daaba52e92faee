package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.testing.FakeProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** task-sync's commands on standing tasks: straight to the engine and to a server they say the same. */
abstract class StandingTaskCommandsContract {
    private static final String ADD = "{\"tool\":{\"name\":\"add\",\"input\":{\"a\":1,\"b\":1}}}";

    private final TestPlatform platform = new TestPlatform();
    private final Shell gradus = new Shell(platform, Personality.GRADUS);
    private final Shell taskSync = new Shell(platform, Personality.TASK_SYNC);

    @TempDir
    private Path folder;

    TestPlatform platform() {
        return platform;
    }

    @BeforeEach
    void makeATask() {
        run("task", "create", "--name", "nightly", "--local_path", folder.toString());
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Nested
    class Create {
        @Test
        void shouldSayTheStepsNumber() {
            Shell.Result made = taskSync.run(
                    "step", "create", "--task-id", "1", "--title", "Check", "--settings", "{\"file_exists\":\"a\"}");
            Shell.Result again = taskSync.run(
                    "step", "create", "--task=nightly", "--title=Check", "--settings={\"file_exists\":[\"a\",\"b\"]}");

            assertThat(made.out()).isEqualTo("Step created with ID: 1\n");
            assertThat(again.out()).isEqualTo("Step created with ID: 2\n");
            assertThat(field("step", "get", "2", "key")).isEqualTo("check-2");
        }

        @Test
        void shouldRefuseAnUnknownKindWithTheListOfKnownOnes() {
            Shell.Result result = gradus.run(
                    "step", "create", "--task", "nightly", "--id", "x", "--settings", "{\"docker_magic\":{}}");

            assertThat(result.code()).isEqualTo(7);
            assertThat(result.err())
                    .contains("docker_magic")
                    .contains("file_exists")
                    .contains("tool");
            assertThat(steps()).isEmpty();
        }

        @Test
        void shouldTakeDependsOnByNumberWhereverItStands() {
            add("a", ADD);
            add("b", "{\"tool\":{\"name\":\"add\",\"input\":{\"a\":1,\"b\":1},\"depends_on\":[{\"id\":1}]}}");
            add("c", "{\"file_exists\":\"x\",\"depends_on\":[{\"id\":1},{\"id\":2}]}");

            assertThat(field("step", "get", "nightly/b", "needs.0")).isEqualTo("a");
            assertThat(field("step", "get", "nightly/c", "needs")).isEqualTo("a,b");
            assertThat(gradus.run("step", "info", "2").out())
                    .startsWith("Step #2: b\n")
                    .contains("\"depends_on\"")
                    .contains("\"id\": 1");
        }

        @Test
        void shouldRefuseAnUnknownNeedAndACircle() {
            add("a", ADD);
            add("b", "{\"file_exists\":\"x\",\"depends_on\":[{\"id\":1}]}");

            Shell.Result unknown = gradus.run(
                    "step",
                    "create",
                    "--task",
                    "nightly",
                    "--id",
                    "c",
                    "--settings",
                    "{\"file_exists\":\"x\",\"depends_on\":[{\"id\":77}]}");
            Shell.Result circle = gradus.run("step", "edit", "1", "--set", "depends_on=[{\"id\":2}]");

            assertThat(unknown.code()).isEqualTo(7);
            assertThat(unknown.err()).contains("'77'");
            assertThat(circle.code()).isEqualTo(7);
            assertThat(circle.err()).contains("would need itself");
        }

        @Test
        void shouldTakeAStatus() {
            run("task", "create", "--name", "sleeping", "--status", "inactive");

            assertThat(gradus.run("task", "info", "--id", "2").out()).contains("Status: inactive");
            assertThat(gradus.run("task", "create", "--name", "x", "--status", "done")
                            .code())
                    .isEqualTo(7);
            assertThat(gradus.run("task", "get", "x").code())
                    .as("nothing half made")
                    .isEqualTo(4);
        }
    }

    @Nested
    class Edit {
        @BeforeEach
        void addASteps() {
            add("a", ADD);
        }

        @Test
        void shouldSetAndRemoveByEveryKindOfPath() {
            run("step", "edit", "1", "--set", "title=A sum (really)", "--set", "tool.input.b=5");
            assertThat(field("step", "get", "1", "title")).isEqualTo("A sum (really)");
            assertThat(field("step", "get", "1", "settings.input.b")).isEqualTo("5");

            run("step", "edit", "1", "--set", "/tool/input/b=6", "--set", "input.a=7");
            assertThat(field("step", "get", "1", "settings.input")).isEqualTo("a=7,b=6");

            run("step", "edit", "1", "--set", "retry.max_attempts=4", "--set", "labels.team=red");
            assertThat(field("step", "get", "1", "retry.max_attempts")).isEqualTo("4");
            run("step", "edit", "1", "--remove-key", "labels.team", "--remove-key", "labels.absent");
            assertThat(field("step", "get", "1", "labels")).isEmpty();
        }

        @Test
        void shouldStoreAllOrNothing() {
            Shell.Result result = gradus.run("step", "edit", "1", "--set", "title=new", "--set", "tool.input.b=many");

            assertThat(result.code()).isEqualTo(7);
            assertThat(field("step", "get", "1", "title")).isEqualTo("a");
        }

        @Test
        void shouldChangeNeedsByKeyAndByNumber() {
            add("b", ADD);
            add("c", ADD);

            run("step", "edit", "3", "--set", "depends_on=[{\"id\":1}]");
            assertThat(field("step", "get", "3", "needs")).isEqualTo("a");
            run("step", "edit", "3", "--set", "needs=[\"b\"]");
            assertThat(field("step", "get", "3", "needs")).isEqualTo("b");
            run("step", "edit", "3", "--set", "tool.depends_on=[{\"id\":1},{\"id\":2}]", "--set", "title=c!");
            assertThat(field("step", "get", "3", "needs")).isEqualTo("a,b");
            run("step", "edit", "3", "--remove-key", "tool.depends_on");
            assertThat(field("step", "get", "3", "needs")).isEmpty();
        }

        @Test
        void shouldSayWhatIsWrongWithTheCommand() {
            assertThat(gradus.run("step", "edit", "1").code()).isEqualTo(2);
            assertThat(gradus.run("step", "edit", "1", "--set", "title").code()).isEqualTo(2);
            assertThat(gradus.run("step", "edit", "1", "--set", "tool.name.x=1").code())
                    .isEqualTo(7);
            assertThat(gradus.run("step", "edit", "77", "--set", "title=x").code())
                    .isEqualTo(4);
        }

        @Test
        void shouldShowADryRun() {
            Shell.Result dry = gradus.run("step", "edit", "1", "--set", "tool.input.b=9", "--dry-run");

            assertThat(dry.out()).contains("\"b\": 9");
            assertThat(field("step", "get", "1", "settings.input.b")).isEqualTo("1");
        }

        @Test
        void shouldChangeATaskAtOnce() {
            run(
                    "task",
                    "edit",
                    "nightly",
                    "--set",
                    "name=daily",
                    "--set",
                    "status=inactive",
                    "--set",
                    "docker.image_tag=my-app:1",
                    "--set",
                    "files.\"main.go\"=1.0",
                    "--unset",
                    "local_path",
                    "--reason",
                    "tidy");

            Document task = json("task", "get", "daily");
            assertThat(Cells.text(task, "enabled")).isEqualTo("false");
            assertThat(Cells.text(task, "local_path")).isEmpty();
            assertThat(task.at("inputs.docker.image_tag")).contains(Document.of("my-app:1"));
            assertThat(task.atPointer("/inputs/files/main.go")).isPresent();
            assertThat(gradus.run("task", "events", "daily", "-o", "json").out())
                    .contains("tidy");
            run("task", "edit", "daily", "--unset", "docker.image_tag", "--set", "status=active");
            assertThat(json("task", "get", "daily").at("inputs.docker.image_tag"))
                    .isEmpty();
        }

        @Test
        void shouldRefuseATaskWithoutANameAndAnUnknownStatus() {
            assertThat(gradus.run("task", "edit", "nightly", "--unset", "name").code())
                    .isEqualTo(7);
            assertThat(gradus.run("task", "edit", "nightly", "--set", "status=done")
                            .code())
                    .isEqualTo(7);
            run("task", "create", "--name", "taken");
            assertThat(gradus.run("task", "edit", "nightly", "--set", "name=taken")
                            .code())
                    .isEqualTo(5);
        }
    }

    @Nested
    class Delete {
        @Test
        void shouldBearAskingAndPrintWhatWasRemoved() {
            add("a", ADD);

            assertThat(gradus.run("step", "delete", "1").code()).isEqualTo(2);
            assertThat(gradus.run("step", "delete", "1", "--yes").out()).contains("tool");
            assertThat(steps()).isEmpty();
            assertThat(gradus.run("task", "delete", "nightly").code()).isEqualTo(2);
            assertThat(gradus.run("task", "delete", "--id", "1", "--yes").out()).contains("nightly");
            assertThat(gradus.run("task", "get", "1").code()).isEqualTo(4);
        }

        @Test
        void shouldKeepAStepThatAnotherNeeds() {
            add("a", ADD);
            add("b", "{\"file_exists\":\"x\",\"depends_on\":[{\"id\":1}]}");

            Shell.Result result = gradus.run("step", "delete", "1", "--yes");

            assertThat(result.code()).isEqualTo(5);
            assertThat(result.err()).contains("step 'b' of task 1 needs [a]");
        }
    }

    @Nested
    class Copy {
        @Test
        void shouldCopyWhatAStepIsAndNotHowItFared() {
            add("a", ADD);
            add("b", "{\"file_exists\":\"x\",\"depends_on\":[{\"id\":1}]}");
            gradus.run("task", "run", "nightly");
            run("task", "create", "--name", "other");

            Shell.Result copied = gradus.run("step", "copy", "--id", "2", "--to-task-id", "2");

            assertThat(copied.out()).isEqualTo("Step 2 copied to task 2 as new step 3.\n");
            assertThat(copied.err()).contains("the copy does not need it");
            assertThat(field("step", "get", "3", "state")).isEqualTo("pending");
            assertThat(gradus.run("step", "copy", "--id", "77", "--to-task-id", "2")
                            .code())
                    .isEqualTo(4);
            assertThat(gradus.run("step", "copy", "--id", "2", "--to-task-id", "77")
                            .code())
                    .isEqualTo(4);
        }
    }

    @Nested
    class Run {
        @Test
        void shouldFollowNumbersAndNeedsFirst() throws IOException {
            say("late", "1");
            say("first", "2");
            say("second", "3");
            run("step", "edit", "nightly/late", "--set", "depends_on=[{\"id\":3}]");

            assertThat(gradus.run("task", "run", "nightly").code()).isZero();

            assertThat(order()).containsExactly("2", "3", "1");
        }

        @Test
        void shouldGoOnAfterAFailureAndTellItByTheExitCode() {
            add("bad", "{\"file_exists\":\"nothing\"}");
            add("after", "{\"file_exists\":\"nothing\",\"depends_on\":[{\"id\":1}]}");
            add("good", ADD);

            Shell.Result result = taskSync.run("task", "run", "1");

            assertThat(result.code()).isEqualTo(10);
            assertThat(states()).containsExactly("failed", "skipped", "completed");
        }

        @Test
        void shouldBeginANewRoundEachTime() {
            add("a", ADD);

            run("task", "run", "nightly");
            run("task", "run", "nightly");

            assertThat(field("task", "get", "nightly", "round")).isEqualTo("2");
            assertThat(json("step", "attempts", "1").size()).isEqualTo(2);
        }

        @Test
        void shouldReuseWhatIsUnchangedAndExecuteItWhenForced() throws IOException {
            tracked();

            run("task", "run", "nightly");
            run("task", "run", "nightly");
            assertThat(decisionAfter(1)).isEqualTo("reused");
            run("task", "run", "nightly", "--force");
            assertThat(decisionAfter(2)).isEqualTo("forced");
            run("run-steps", "nightly", "--force");
            assertThat(decisionAfter(3)).isEqualTo("forced");
            run("run-steps", "nightly", "--step", "one");
            assertThat(decisionAfter(3)).isEqualTo("reused");
        }

        @Test
        void shouldForceOneStep() throws IOException {
            tracked();

            run("step", "run", "nightly/one", "--wait");
            run("step", "run", "nightly/one", "--wait");
            assertThat(decisionAfter(1)).isEqualTo("reused");
            run("step", "run", "nightly/one", "--wait", "--force");
            assertThat(decisionAfter(2)).isEqualTo("forced");
        }

        @Test
        void shouldForceWhatIsLeftOfARoundThatIsUnderWay() throws IOException {
            tracked();
            add("two", ADD);
            run("task", "run", "nightly");
            run("task", "rerun", "nightly");

            run("task", "run", "nightly", "--force", "--max-steps", "4");

            assertThat(decisionAfter(2)).isEqualTo("forced");
        }

        private void tracked() throws IOException {
            Files.writeString(folder.resolve("source"), "x");
            Document body = Document.emptyObject()
                    .with("argv", List.of("sh", "-c", "echo x >> " + folder.resolve("order")))
                    .with("files", List.of("source"));
            add("one", Document.emptyObject().with("command", body).toJson());
        }

        /** How the step came by its results, when its command has been executed so often. */
        private String decisionAfter(int executions) throws IOException {
            assertThat(order()).hasSize(executions);
            return field("step", "get", "nightly/one", "decision");
        }

        @Test
        void shouldRunSeveralStepsBesideOneAnother() throws IOException {
            Path meeting = folder.resolve("meeting");
            for (String one : List.of("a", "b", "c")) {
                // each waits until all three have come
                add(one, command("echo x >> " + meeting + "; until [ $(wc -l < " + meeting + ") -ge 3 ]; do :; done"));
            }

            Shell.Result result = gradus.run("task", "run", "nightly", "--parallel", "3");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(Files.readAllLines(meeting)).hasSize(3);
        }

        @Test
        void shouldRunGeneratedStepsBesideOneAnotherAndGoOn() throws IOException {
            Path meeting = folder.resolve("meeting");
            String meet = "echo x >> " + meeting + "; until [ $(wc -l < " + meeting + ") -ge 2 ]; do :; done";
            add("parent", command(meet).replace("\"command\"", "\"twins\""));
            add("after", command("echo last >> " + meeting));

            Shell.Result result = gradus.run("task", "run", "nightly", "--reason", "at last");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(states()).containsOnly("completed").hasSize(4);
            assertThat(Files.readAllLines(meeting)).hasSize(3);
            assertThat(gradus.run("task", "events", "nightly", "-o", "json").out())
                    .contains("at last");
            assertThat(gradus.run("step", "delete", "nightly/parent", "--yes").code())
                    .as("with what it generated")
                    .isZero();
            assertThat(steps()).hasSize(1);
        }

        @Test
        void shouldRefuseAnInactiveTask() {
            add("a", ADD);
            run("task", "edit", "nightly", "--set", "status=disabled");

            Shell.Result result = gradus.run("task", "run", "nightly");

            assertThat(result.code()).isEqualTo(5);
            assertThat(result.err()).contains("is inactive");
        }

        @Test
        void runStepsShouldRunEveryActiveStandingTask() {
            add("a", ADD);
            run("task", "create", "--name", "empty");
            run("task", "create", "--name", "asleep", "--status", "inactive");
            gradus.run("step", "create", "--task", "asleep", "--id", "b", "--settings", ADD);
            run("task", "create", "--name", "failing");
            gradus.run("step", "create", "--task", "failing", "--id", "c", "--settings", "{\"wait\":\"1ms\"}");

            Shell.Result result = taskSync.run("run-steps", "-o", "ids");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out()).isEqualTo("1\n4\n");
            assertThat(field("task", "get", "asleep", "state")).isEqualTo("pending");
        }

        @Test
        void runStepsShouldRunOnlyTheChosenOnes() {
            add("a", ADD);
            add("b", ADD);
            run("run-steps", "nightly");

            run("run-steps", "nightly", "--step", "b");

            assertThat(json("step", "attempts", "1").size()).isEqualTo(1);
            assertThat(json("step", "attempts", "2").size()).isEqualTo(2);
        }

        @Test
        void stepRunShouldRunOneStepAndTellHowItEnded() {
            add("good", ADD);
            add("bad", "{\"file_exists\":\"nothing\"}");
            add("after", "{\"file_exists\":\"nothing\",\"depends_on\":[{\"id\":1}]}");

            assertThat(gradus.run("step", "run", "3", "--wait").code())
                    .as("its need has not been run")
                    .isEqualTo(5);
            assertThat(taskSync.run("step", "run", "1").code()).isZero();
            assertThat(gradus.run("step", "run", "2", "--wait").code()).isEqualTo(10);
            assertThat(gradus.run("step", "run", "nightly/good", "--wait").code())
                    .as("once more")
                    .isZero();
            assertThat(json("step", "attempts", "1").size()).isEqualTo(2);
        }
    }

    @Nested
    class WithContainers {
        @BeforeEach
        void addSteps() {
            platform.engine().when(argv -> true, FakeProgram.endless()).publish("busybox:1");
            add("image", "{\"docker_pull\":{\"image_tag\":\"busybox:1\"}}");
            add("pool", "{\"docker_pool\":{\"image_tag\":\"busybox:1\",\"pool_size\":2},\"depends_on\":[{\"id\":1}]}");
            assertThat(gradus.run("task", "run", "nightly").code())
                    .as(() -> gradus.run("step", "info", "1").out()
                            + gradus.run("step", "info", "2").out())
                    .isZero();
        }

        @Test
        void shouldShowWhatAStepPutOutAmongItsSettingsAndKeepThemAsTheyAre() {
            String image = Cells.text(json("step", "get", "1"), "results.image_id");

            assertThat(image).startsWith("sha256:");
            assertThat(gradus.run("step", "info", "1").out()).contains("\"image_id\": \"" + image);
            assertThat(gradus.run("step", "list", "--full").out())
                    .contains("\"image_id\":\"" + image.substring(0, 16))
                    .contains("\"containers\":[");
            assertThat(json("step", "get", "1").at("settings.image_id")).isEmpty();
            run("step", "edit", "1", "--set", "title=Image");
            assertThat(json("step", "get", "1").at("settings.image_id")).isEmpty();
        }

        @Test
        void shouldRemoveTheContainersOfATaskAndNoOthers() {
            platform.engine().plantContainer("decoy", Map.of());
            List<String> before = platform.engine().containerNames();

            assertThat(gradus.run("task", "reset-containers", "nightly").code()).isEqualTo(2);
            assertThat(gradus.run("task", "reset-containers", "nightly", "--dry-run", "-o", "ids")
                            .out()
                            .lines())
                    .hasSize(2);
            assertThat(platform.engine().containerNames()).hasSize(3).isEqualTo(before);

            Shell.Result removed = gradus.run("task", "reset-containers", "nightly", "--yes");

            assertThat(removed.code()).as(removed.err()).isZero();
            assertThat(removed.out().lines()).as("a head and two").hasSize(3);
            assertThat(platform.engine().containerNames()).containsExactly("decoy");
            assertThat(gradus.run("task", "reset-containers", "77", "--yes").code())
                    .isEqualTo(4);
            run("task", "run", "nightly");
            assertThat(platform.engine().containerNames()).as("made anew").hasSize(3);
        }
    }

    @Nested
    class Show {
        @Test
        void shouldListStepsOfAllTasks() {
            add("a", ADD);
            run("task", "create", "--name", "other");
            gradus.run("step", "create", "--task", "other", "--title", "Look", "--settings", "{\"file_exists\":\"x\"}");

            assertThat(taskSync.run("step", "list").out())
                    .contains("TASK ID")
                    .contains("Look")
                    .doesNotContain("file_exists");
            assertThat(taskSync.run("step", "list", "--full").out()).contains("{\"file_exists\":\"x\"}");
            assertThat(gradus.run("step", "list", "nightly", "-o", "ids").out()).isEqualTo("1\n");
        }

        @Test
        void shouldDrawATree() {
            add("a", ADD);
            add("b", "{\"file_exists\":\"x\",\"depends_on\":[{\"id\":1}]}");

            assertThat(taskSync.run("step", "tree").out()).isEqualTo("1-nightly\n└─ 1-a\n   └─ 2-b\n");
        }

        @Test
        void shouldListTasksWithTheirStatus() {
            assertThat(taskSync.run("task", "list").out())
                    .startsWith("ID  NAME     STATUS  LOCAL PATH")
                    .contains("active");
        }
    }

    private void say(String key, String word) {
        add(key, command("echo " + word + " >> " + folder.resolve("order")));
    }

    private static String command(String script) {
        return Document.emptyObject()
                .with("command", List.of("sh", "-c", script))
                .toJson();
    }

    private List<String> order() throws IOException {
        return Files.readAllLines(folder.resolve("order"));
    }

    private void add(String key, String settings) {
        run("step", "create", "--task", "nightly", "--id", key, "--settings", settings);
    }

    private void run(String... arguments) {
        Shell.Result result = gradus.run(arguments);
        assertThat(result.code())
                .as(Arrays.toString(arguments) + " " + result.err())
                .isZero();
    }

    private List<String> steps() {
        return gradus.run("step", "list", "nightly", "-o", "ids").out().lines().toList();
    }

    private List<String> states() {
        return dev.gradus.cli.Run.steps(json("task", "get", "nightly")).stream()
                .map(step -> Cells.text(step, "state"))
                .toList();
    }

    private Document json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-o", "json"));
        return Document.parse(gradus.run(all.toArray(String[]::new)).out());
    }

    private String field(String noun, String verb, String name, String path) {
        return Cells.text(json(noun, verb, name), path);
    }
}
