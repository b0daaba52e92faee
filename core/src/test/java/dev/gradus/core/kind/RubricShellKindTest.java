package dev.gradus.core.kind;

import static dev.gradus.core.kind.ContainerWorld.context;
import static dev.gradus.core.kind.ContainerWorld.failure;
import static dev.gradus.core.kind.ContainerWorld.results;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.data.Document;
import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.CriterionResult;
import dev.gradus.core.grading.Evidence;
import dev.gradus.core.grading.PatchUse;
import dev.gradus.core.grading.Verdict;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.Tracking;
import dev.gradus.core.testing.FakeProcess;
import dev.gradus.core.testing.RecordingStepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code rubric_shell} decides, over a fake engine in which git applies whatever does not say {@code stale}, and the command passes
 * a target whose patch says {@code good}, and every other run of one that says {@code flaky}.
 */
class RubricShellKindTest {
    private static final String SETTINGS = """
            {"criterion_id": "words", "command": "check && echo '#__PASS__#'", "image_tag": "app:1", "score": 5}""";
    private static final Pattern VALUE = Pattern.compile("#__PASS__#_[0-9a-f]+");

    @TempDir
    Path folder;

    private final ContainerWorld world = new ContainerWorld();
    private final AtomicInteger runs = new AtomicInteger();

    @BeforeEach
    void begin() throws IOException {
        world.engine.withImage("app:1", Map.of("/app/a.txt", "one"));
        world.engine
                .when(argv -> says(argv, "/.gradus-git/info"), process -> 0)
                .when(argv -> says(argv, "chown -R"), process -> 0)
                .when(argv -> says(argv, "/.gradus-preparation"), process -> 0)
                .when(argv -> argv.contains("/.gradus-solution.patch"), RubricShellKindTest::apply)
                .when(argv -> says(argv, "gradus_command="), this::command);
        write("solution1.patch", "good");
        write("solution2.patch", "bad");
        write("golden.patch", "good");
    }

    @AfterEach
    void end() {
        world.engine.close();
    }

    private static boolean says(List<String> argv, String text) {
        return argv.stream().anyMatch(word -> word.contains(text));
    }

    private static int apply(FakeProcess process) {
        boolean stale =
                process.files().text("/.gradus-solution.patch").orElse("").contains("stale");
        if (stale) {
            process.err("error: patch failed: a.txt:1\n");
        }
        return stale ? 1 : 0;
    }

    private int command(FakeProcess process) {
        String patch = process.files().text("/.gradus-solution.patch").orElse("");
        boolean passes = patch.contains("good") || (patch.contains("flaky") && runs.incrementAndGet() % 2 == 0);
        Matcher value = VALUE.matcher(process.files().text("/.gradus-command").orElse(""));
        assertThat(value.find()).isTrue();
        process.out(passes ? value.group() + "\n" : "#__PASS__#\n");
        return passes ? 0 : 1;
    }

    private void write(String file, String word) throws IOException {
        Files.writeString(folder.resolve(file), """
                diff --git a/a.txt b/a.txt
                --- a/a.txt
                +++ b/a.txt
                @@ -1 +1 @@
                -one
                +%s
                """.formatted(word));
    }

    private RecordingStepContext step(String settings) {
        return context(settings).in(folder);
    }

    private Document graded(RecordingStepContext context) throws InterruptedException {
        return results(world.execute("rubric_shell", context));
    }

    private static RecordingStepContext after(Document results, RecordingStepContext context) {
        var tracking = new Tracking(Fingerprint.of("rubric_shell", 1), List.of());
        return context.succeededBefore(new LastSuccess(1, tracking, results));
    }

    private static Map<String, Cell> cells(Document results) {
        return CriterionResult.in(results).orElseThrow().cells();
    }

    private static Map<String, Verdict> verdicts(Document results) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        cells(results).forEach((target, cell) -> verdicts.put(target, cell.verdict()));
        return verdicts;
    }

    @Test
    void solutionsThatAreThereAreJudgedEachInAContainerOfItsOwn() throws Exception {
        Document results = graded(step(SETTINGS));

        assertThat(verdicts(results))
                .isEqualTo(Map.of("solution1.patch", Verdict.PASS, "solution2.patch", Verdict.FAIL));
        assertThat(world.engine.started()).isEqualTo(2);
        assertThat(world.engine.containers().list(OwnerFilter.ANY)).isEmpty();
    }

    @Test
    void evidenceTellsWhatWasApplied() throws Exception {
        write("held_out_tests.patch", "held out");
        Files.writeString(folder.resolve("pre_patch.patch"), "echo prepared");

        Evidence evidence = cells(graded(step(SETTINGS)))
                .get("solution1.patch")
                .runs()
                .get(0)
                .evidence();

        // The held-out patch changes what the solution changes, and so nothing is executed.
        assertThat(evidence.exit().tampering())
                .isEqualTo("solution1.patch touches a.txt, which the held-out tests bring");
        assertThat(evidence.commands()).isEmpty();
        assertThat(world.engine.started()).isZero();
    }

    @Test
    void scriptsAndPatchesAreAppliedInOrder() throws Exception {
        Files.writeString(folder.resolve("pre_patch.patch"), "true");
        Files.writeString(folder.resolve("setup.sh"), "true");

        Evidence evidence = cells(graded(step(SETTINGS.replace("{", "{\"grading_setup_script\": \"setup.sh\", "))))
                .get("solution1.patch")
                .runs()
                .get(0)
                .evidence();

        assertThat(evidence.patches())
                .extracting(PatchUse::file)
                .containsExactly("pre_patch.patch", "setup.sh", "solution1.patch");
        assertThat(evidence.commands())
                .containsExactly(
                        "sh pre_patch.patch", "sh setup.sh", "git apply solution1.patch", "check && echo '#__PASS__#'");
    }

    @Test
    void aPatchThatDoesNotApplyIsRejectedInGitsWords() throws Exception {
        write("solution2.patch", "stale");

        assertThat(cells(graded(step(SETTINGS))).get("solution2.patch")).satisfies(cell -> {
            assertThat(cell.verdict()).isEqualTo(Verdict.PATCH_REJECTED);
            assertThat(cell.reason()).contains("patch failed: a.txt:1");
        });
    }

    @Test
    void goldenAndOriginalAreJudgedWhenAskedFor() throws Exception {
        Document wish = Document.emptyObject().with("golden", true);

        Document results = graded(step(SETTINGS).asked(wish));

        assertThat(verdicts(results))
                .containsEntry("golden", Verdict.PASS)
                .containsEntry("original", Verdict.FAIL)
                .hasSize(4);
    }

    @Test
    void oneBaselineKeepsTheOthersVerdicts() throws Exception {
        Document before = graded(step(SETTINGS));
        Document wish = Document.emptyObject().with("baseline", "original");

        Document results = graded(after(before, step(SETTINGS)).asked(wish));

        assertThat(world.engine.started()).isEqualTo(3);
        assertThat(cells(results)).containsAllEntriesOf(cells(before)).containsKey("original");
    }

    @Test
    void onlyATargetWhosePatchChangedIsJudgedAgain() throws Exception {
        Document before = graded(step(SETTINGS));
        write("solution2.patch", "good");

        Document results = graded(after(before, step(SETTINGS)));

        assertThat(world.engine.started()).isEqualTo(3);
        assertThat(cells(results).get("solution1.patch"))
                .isEqualTo(cells(before).get("solution1.patch"));
        assertThat(verdicts(results)).containsEntry("solution2.patch", Verdict.PASS);
    }

    @Test
    void everyTargetIsJudgedAgainWhenTheCriterionChanged() throws Exception {
        Document before = graded(step(SETTINGS));

        graded(after(before, step(SETTINGS.replace("\"score\": 5", "\"score\": 6"))));
        assertThat(world.engine.started()).isEqualTo(4);
        graded(after(before, step(SETTINGS.replace("check", "check2"))));
        assertThat(world.engine.started()).isEqualTo(6);
        graded(after(before, step(SETTINGS.replace("{", "{\"rubric\": \"Words.\", "))));
        assertThat(world.engine.started()).isEqualTo(8);
    }

    @Test
    void aTargetThatIsGoneLosesItsVerdict() throws Exception {
        Document before = graded(step(SETTINGS));
        Files.delete(folder.resolve("solution2.patch"));

        Document results = graded(after(before, step(SETTINGS)));

        assertThat(verdicts(results)).containsOnlyKeys("solution1.patch");
    }

    @Test
    void aMissingPatchThatIsNamedIsSkipped() throws Exception {
        Document results =
                graded(step(SETTINGS.replace("{", "{\"solutions\": [\"solution1.patch\", \"solution9.patch\"], ")));

        assertThat(verdicts(results)).containsEntry("solution9.patch", Verdict.SKIPPED);
    }

    @Test
    void aMissingImageIsAnErrorOfTheMachineryAndIsLookedForAgain() throws Exception {
        Document before = graded(step(SETTINGS.replace("app:1", "app:2")));
        assertThat(verdicts(before)).containsEntry("solution1.patch", Verdict.INFRA_ERROR);

        world.engine.withImage("app:2", Map.of("/app/a.txt", "one"));
        Document results = graded(after(before, step(SETTINGS.replace("app:1", "app:2"))));

        assertThat(verdicts(results)).containsEntry("solution1.patch", Verdict.PASS);
    }

    @Test
    void onlyWhatFailedIsJudgedAgainWhenThatIsAsked() throws Exception {
        Document before = graded(step(SETTINGS));
        Document wish = Document.emptyObject().with("only", "failed");

        Document results = graded(after(before, step(SETTINGS)).asked(wish));

        assertThat(world.engine.started()).isEqualTo(3);
        assertThat(cells(results).get("solution1.patch"))
                .isEqualTo(cells(before).get("solution1.patch"));
    }

    @Test
    void runsThatDisagreeAreFlaky() throws Exception {
        write("solution2.patch", "flaky");
        Document wish = Document.emptyObject().with("repeat", 10);

        Document results = graded(step(SETTINGS).asked(wish));

        assertThat(cells(results).get("solution1.patch").verdict()).isEqualTo(Verdict.PASS);
        assertThat(cells(results).get("solution2.patch")).satisfies(cell -> {
            assertThat(cell.verdict()).isEqualTo(Verdict.FLAKY);
            assertThat(cell.passed()).isEqualTo(5);
        });
        assertThat(world.engine.started()).isEqualTo(20);
    }

    @Test
    void anEngineThatIsAwayFailsTheStepAndNoTarget() throws Exception {
        world.engine.goAway();

        Outcome outcome = world.execute("rubric_shell", step(SETTINGS));

        assertThat(failure(outcome)).startsWith("ENGINE_UNREACHABLE");
        world.engine.comeBack();
    }

    @Test
    void settingsAreChecked() {
        StepKind kind = world.kind("rubric_shell");

        assertThat(kind.check(Document.parse("{\"command\": \"true\"}"))).hasSize(1);
        assertThat(kind.check(Document.parse("{\"criterion_id\": \"a\", \"command\": \"true\", \"user\": \"root\"}")))
                .extracting(SettingsFault::pointer)
                .containsExactly("/user");
        assertThat(
                        kind.check(
                                Document.parse(
                                        "{\"criterion_id\": \"a\", \"command\": \"true\", \"markers\": {\"pass\": \"\", \"fail\": \"f\", \"timeout\": \"t\"}}")))
                .extracting(SettingsFault::pointer)
                .containsExactly("/markers");
        assertThat(kind.check(Document.parse(
                        "{\"criterion_id\": \"a\", \"command\": \"true\", \"limits\": {\"memory\": \"much\"}}")))
                .extracting(SettingsFault::pointer)
                .containsExactly("/limits");
    }
}
