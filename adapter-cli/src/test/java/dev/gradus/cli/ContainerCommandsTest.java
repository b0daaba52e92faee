package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.testing.FakeProgram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What commands show and take away of what steps have in the container engine. */
@ParameterizedClass
@EnumSource(Face.class)
@Execution(ExecutionMode.CONCURRENT)
class ContainerCommandsTest extends StandingTaskWorld {

    ContainerCommandsTest(Face face) {
        super(face);
    }

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
        assertThat(gradus.run("task", "reset-containers", "77", "--yes").code()).isEqualTo(4);
        run("task", "run", "nightly");
        assertThat(platform.engine().containerNames()).as("made anew").hasSize(3);
    }

    @Test
    void whatWasRemovedShouldBeAmongTheTasksEvents() {
        gradus.run("task", "reset-containers", "nightly", "--yes", "--reason", "they are stale");

        assertThat(gradus.run("task", "events", "nightly", "-o", "json").out())
                .contains("ContainersRemoved")
                .contains("they are stale");
        assertThat(gradus.run("task", "verify", "nightly").code()).isZero();
        gradus.run("task", "reset-containers", "nightly", "--yes");
        assertThat(gradus.run("task", "events", "nightly", "-o", "json").out().split("ContainersRemoved"))
                .as("nothing was left to remove")
                .hasSize(2);
    }

    @Test
    void cleanupShouldTakeAwayWhatNobodyWantsAndNoMore() {
        platform.engine().plantContainer("decoy", Map.of());

        assertThat(gradus.run("cleanup").code()).isEqualTo(2);
        assertThat(gradus.run("cleanup", "engine").code()).isEqualTo(2);
        assertThat(gradus.run("cleanup", "engine", "--yes", "-o", "ids").out()).isEmpty();
        run("step", "delete", "2", "--yes");
        assertThat(taskSync.run("cleanup", "engine", "--dry-run", "-o", "ids")
                        .out()
                        .lines())
                .hasSize(2);
        assertThat(platform.engine().containerNames()).hasSize(3);
        Shell.Result removed = gradus.run("cleanup", "engine", "--yes");

        assertThat(removed.code()).as(removed.err()).isZero();
        assertThat(removed.out().lines()).as("a head and two").hasSize(3);
        assertThat(platform.engine().containerNames()).containsExactly("decoy");
    }

    @Test
    void cleanupOfAllShouldTakeAwayWhatStepsKeep() {
        platform.engine().plantContainer("decoy", Map.of());

        assertThat(gradus.run("cleanup", "engine", "--all", "--dry-run", "-o", "ids")
                        .out()
                        .lines())
                .hasSize(2);
        assertThat(platform.engine().containerNames()).hasSize(3);
        run("cleanup", "engine", "--all", "--yes");

        assertThat(platform.engine().containerNames()).containsExactly("decoy");
        run("task", "run", "nightly");
        assertThat(platform.engine().containerNames()).as("made anew").hasSize(3);
    }

    @Test
    void aDryRunShouldTellWhatWouldBeReusedAndStartNothing() {
        int started = platform.engine().started();

        Shell.Result dry = gradus.run("task", "run", "nightly", "--dry-run");

        assertThat(dry.code()).as(dry.err()).isZero();
        assertThat(dry.err()).contains("a run of 1 task(s) would do this:");
        assertThat(dry.out()).contains("would reuse").contains("unchanged since attempt 1");
        assertThat(gradus.run("plan", "--task", "nightly").out()).isEqualTo(dry.out());
        assertThat(gradus.run("run-steps", "--dry-run", "-q").out()).isEqualTo(dry.out());
        assertThat(gradus.run("task", "run", "nightly", "--force", "--dry-run").out())
                .contains("would run")
                .contains("forced");
        assertThat(gradus.run("plan").code()).isEqualTo(2);
        assertThat(platform.engine().started()).isEqualTo(started);
        assertThat(field("task", "get", "nightly", "round")).isEqualTo("1");
    }

    @Test
    void anEngineThatIsAwayShouldBeToldByTheExitCode() {
        platform.engine().goAway();

        assertThat(gradus.run("cleanup", "engine", "--yes").code()).isEqualTo(6);
    }

    @Test
    void cleanupOfLegacyResultsShouldFindNothingInATaskWithoutThem() {
        Shell.Result result = gradus.run("cleanup", "legacy-results", "--yes");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("0 step(s) cleaned");
    }

    @Test
    void anEditShouldKeepWhatTheTaskIsTrustedWith() {
        String before = field("task", "get", "nightly", "labels");

        run("task", "edit", "nightly", "--set", "labels.team=a", "--set", "name=renamed");

        assertThat(field("task", "get", "renamed", "labels")).isEqualTo(before);
    }
}
