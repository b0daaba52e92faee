package dev.gradus.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.Verdict;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The rubric kinds through the whole engine, on a real Docker engine. */
@RequiresEngine
@Execution(ExecutionMode.CONCURRENT)
class GradingStepsTest {
    private static final String WORDS = "grade.6d0a4a52-3c64-4f5d-9d0d-0a4f6a1c1f01";
    private static final String PUNCTUATION = "grade.6d0a4a52-3c64-4f5d-9d0d-0a4f6a1c1f02";
    private static final String SPACES = "grade.6d0a4a52-3c64-4f5d-9d0d-0a4f6a1c1f03";

    @TempDir
    Path folder;

    private GradingWorld world;

    @BeforeEach
    void begin() throws IOException {
        world = GradingWorld.over(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void theExampleShouldBeGradedAndLaterOnlyWhatChanged() throws IOException {
        TaskId task = world.create(Files.readString(folder.resolve("task.yaml")));

        TaskSnapshot first = world.ended(task);

        assertThat(first.task().state()).as(GradingWorld.failures(first)).isEqualTo(TaskState.COMPLETED);
        assertThat(verdicts(first, WORDS)).isEqualTo("G=PASS O=FAIL 1=PASS 2=PASS 3=FAIL 4=TAMPERED");
        assertThat(verdicts(first, PUNCTUATION)).isEqualTo("G=PASS O=FAIL 1=PASS 2=PASS 3=FAIL 4=TAMPERED");
        assertThat(verdicts(first, SPACES)).isEqualTo("G=PASS O=FAIL 1=PASS 2=FAIL 3=FAIL 4=TAMPERED");
        assertThat(world.containers()).isEmpty();

        TaskSnapshot second = world.again(task, "{}");

        assertThat(origins(second))
                .containsOnly(
                        Map.entry(WORDS, Origin.REUSED),
                        Map.entry(PUNCTUATION, Origin.REUSED),
                        Map.entry(SPACES, Origin.REUSED));
        assertThat(starts(second)).isEqualTo(starts(first));

        Files.copy(
                folder.resolve("golden.patch"), folder.resolve("solution2.patch"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(
                folder.resolve("rubrics.json"),
                Files.readString(folder.resolve("rubrics.json")).replace("\"score\": 3", "\"score\": 4"));
        TaskSnapshot third = world.again(task, "{}");

        assertThat(ids(third)).isEqualTo(ids(first));
        assertThat(verdicts(third, SPACES)).isEqualTo("G=PASS O=FAIL 1=PASS 2=PASS 3=FAIL 4=TAMPERED");
        assertThat(changed(first, third, WORDS)).containsExactly("solution2.patch");
        assertThat(changed(first, third, PUNCTUATION)).hasSize(6);
        assertThat(changed(first, third, SPACES)).containsExactly("solution2.patch");
        assertThat(world.differences(task)).isEmpty();
    }

    @Test
    void theSandboxShouldBeWhatItIsSaidToBe() {
        TaskSnapshot graded = world.graded("""
                name: sandbox
                steps:
                  - id: build
                    docker_build: { image_tag: "slug:example", parameters: [--network, none] }
                  - id: inside
                    needs: [build]
                    rubric_shell:
                      criterion_id: inside
                      golden: true
                      solutions: [solution1.patch]
                      limits: { memory: 64m, pids: 32 }
                      command: |
                        set -ex
                        [ "$(id -u):$(id -g)" = 65534:65534 ]
                        for cap in CapInh CapPrm CapEff CapAmb; do grep -q "^$cap:.0000000000000000$" /proc/self/status; done
                        grep -q '^NoNewPrivs:.1$' /proc/self/status
                        [ "$(grep -c : /proc/net/dev)" = 1 ]
                        ! cat /proc/$$/maps /proc/1/environ
                        ! touch /x /bin/x tests/held_out/check.sh
                        ! rm -f tests/held_out/check.sh tests/smoke.sh
                        ! mv tests other
                        ! cat /.gradus-held-out.patch
                        touch tests/held_out/new new && rm slug.sh && mv tests/held_out/new slug.sh
                        git status --short
                        [ "$(ulimit -c)" = 0 ]
                        echo '#__PASS__#'
                """);

        Map<String, Cell> cells = GradingWorld.cells(graded).get("inside");
        assertThat(cells).as(GradingWorld.failures(graded)).isNotNull();
        assertThat(cells.values())
                .allSatisfy(cell -> assertThat(cell.verdict())
                        .as(cell.runs().get(0).evidence().toString())
                        .isEqualTo(Verdict.PASS));
    }

    @Test
    void otherTargetsShouldKeepTheirVerdictsWhenOneIsGraded() {
        TaskId task = world.create("""
                name: modes
                steps:
                  - id: build
                    docker_build: { image_tag: "slug:example", parameters: [--network, none] }
                  - id: judge
                    needs: [build]
                    rubric_shell: { criterion_id: words, command: sh tests/held_out/check.sh words, solutions: [solution1.patch] }
                """);
        TaskSnapshot first = world.ended(task);
        assertThat(verdicts(first, "judge")).isEqualTo("1=PASS");

        TaskSnapshot golden = world.again(task, "{\"baseline\": \"golden\"}", "judge");
        assertThat(verdicts(golden, "judge")).isEqualTo("G=PASS 1=PASS");
        assertThat(changed(first, golden, "judge")).containsExactly("golden");

        TaskSnapshot missing = world.again(task, "{\"repeat\": 2}", "judge");
        assertThat(GradingWorld.cells(missing).get("judge").get("solution1.patch"))
                .satisfies(cell -> assertThat(cell.passed()).isEqualTo(2));
        assertThat(changed(golden, missing, "judge")).containsExactly("solution1.patch");
    }

    @Test
    void whatTheMachineryCannotDoShouldBeNoFailureOfTheTarget() {
        TaskId task = world.create("""
                name: infra
                steps:
                  - id: build
                    docker_build: { image_tag: "slug:example", parameters: [--network, none] }
                  - id: absent
                    rubric_shell: { criterion_id: absent, command: "true", image_tag: "slug:absent", solutions: [solution1.patch] }
                  - id: memory
                    needs: [build]
                    rubric_shell:
                      criterion_id: memory
                      command: dd if=/dev/zero of=/dev/null bs=200M count=1
                      limits: { memory: 32m }
                      solutions: [solution1.patch, solution5.patch]
                """);

        TaskSnapshot end = world.ended(task);

        assertThat(verdicts(end, "absent")).isEqualTo("1=INFRA_ERROR");
        assertThat(verdicts(end, "memory")).isEqualTo("1=INFRA_ERROR 5=SKIPPED");
        assertThat(GradingWorld.cells(end).get("absent").get("solution1.patch").reason())
                .isEqualTo("the engine has no image slug:absent");

        TaskSnapshot again = world.again(task, "{\"only\": \"infra\"}", "memory");

        assertThat(changed(end, again, "memory")).containsExactly("solution1.patch");
    }

    @Test
    void aContainerShouldBeGoneWhenItsTaskIsCancelled() {
        TaskId task = world.create("""
                name: endless
                steps:
                  - id: build
                    docker_build: { image_tag: "slug:example", parameters: [--network, none] }
                  - id: judge
                    needs: [build]
                    rubric_shell: { criterion_id: endless, command: "while :; do sleep 1; done", solutions: [solution1.patch] }
                """);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> world.containers().stream()
                        .anyMatch(container -> container.name().startsWith("tasksync_")));

        world.cancel(task);

        assertThat(world.ended(task).require(new StepKey("judge")).state()).isEqualTo(StepState.CANCELLED);
        assertThat(world.containers()).isEmpty();
    }

    private static String verdicts(TaskSnapshot task, String step) {
        Map<String, Cell> cells = new TreeMap<>(GradingWorld.cells(task).getOrDefault(step, Map.of()));
        StringBuilder line = new StringBuilder();
        cells.forEach((target, cell) -> line.append(' ')
                .append(target.replaceAll("solution(\\d)\\.patch", "$1")
                        .replace("golden", "G")
                        .replace("original", "O"))
                .append('=')
                .append(cell.verdict()));
        return line.toString().strip();
    }

    private static Map<String, Origin> origins(TaskSnapshot task) {
        Map<String, Origin> origins = new TreeMap<>();
        task.all().stream()
                .filter(step -> step.spec().parent() != null)
                .forEach(step -> origins.put(step.key().value(), step.result().origin()));
        return origins;
    }

    private static Map<String, StepId> ids(TaskSnapshot task) {
        Map<String, StepId> ids = new TreeMap<>();
        task.all().forEach(step -> ids.put(step.key().value(), step.id()));
        return ids;
    }

    /** When each cell was found out, by step and target. */
    private static Map<String, Map<String, Instant>> starts(TaskSnapshot task) {
        Map<String, Map<String, Instant>> starts = new TreeMap<>();
        GradingWorld.cells(task).forEach((step, cells) -> {
            Map<String, Instant> begun = new TreeMap<>();
            cells.forEach((target, cell) -> begun.put(
                    target,
                    cell.runs().isEmpty()
                            ? Instant.EPOCH
                            : cell.runs().get(0).evidence().timing().startedAt()));
            starts.put(step, begun);
        });
        return starts;
    }

    /** The targets that were graded anew between two moments. */
    private static Set<String> changed(TaskSnapshot before, TaskSnapshot after, String step) {
        Map<String, Instant> old = starts(before).getOrDefault(step, Map.of());
        Map<String, Instant> now = new TreeMap<>(starts(after).get(step));
        now.entrySet().removeIf(entry -> entry.getValue().equals(old.get(entry.getKey())));
        return now.keySet();
    }
}
