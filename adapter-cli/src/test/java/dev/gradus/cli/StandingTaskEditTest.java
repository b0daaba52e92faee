package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Standing tasks are made, edited, copied, removed and shown: by the database and by a server the same. */
@ParameterizedClass
@EnumSource(Face.class)
class StandingTaskEditTest extends StandingTaskWorld {

    StandingTaskEditTest(Face face) {
        super(face);
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
}
