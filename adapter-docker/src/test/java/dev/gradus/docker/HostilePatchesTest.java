package dev.gradus.docker;

import static dev.gradus.core.grading.Verdict.FAIL;
import static dev.gradus.core.grading.Verdict.INFRA_ERROR;
import static dev.gradus.core.grading.Verdict.PASS;
import static dev.gradus.core.grading.Verdict.PATCH_REJECTED;
import static dev.gradus.core.grading.Verdict.TAMPERED;
import static dev.gradus.core.grading.Verdict.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.Evidence;
import dev.gradus.core.grading.GradingRun;
import dev.gradus.core.grading.Marker;
import dev.gradus.core.grading.Verdict;
import dev.gradus.core.task.TaskSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Patches that want a verdict which they do not deserve, or to harm whoever judges them, on a real Docker engine. The tree is prepared
 * as badly as can be: its git configuration names programs of the tree, programs are looked for in it first, a lock was left, and a
 * set-up script leaves a daemon that runs whatever the tree brings, as root.
 */
@RequiresEngine
class HostilePatchesTest {
    private static final Path PATCHES = Path.of("src", "test", "resources", "dev", "gradus", "docker", "hostile");
    private static final int LANES = 4;

    /** What each of them gets, and nothing else. */
    private static final Map<String, Set<Verdict>> VERDICTS = new TreeMap<>();

    static {
        all(
                FAIL,
                "attributes-and-filter",
                "deletes-held-out-tests",
                "exits-early",
                "git-config-of-the-tree",
                "gigabyte-of-output",
                "kills-everything",
                "kills-its-runner",
                "leaves-a-daemon",
                "looks-for-the-value",
                "looks-into-its-runners",
                "moves-the-folder-of-tests",
                "one-large-file",
                "prints-every-marker",
                "prints-the-marker",
                "programs-in-the-tree",
                "shell-function-in-profiles",
                "wants-to-be-root",
                "writes-result-files",
                "writes-to-others-outputs");
        all(TIMEOUT, "endless-loop", "endless-loop-deaf-to-term");
        all(
                PATCH_REJECTED,
                "absolute",
                "binary",
                "changes-a-mode",
                "crlf",
                "does-not-apply",
                "dot-dot",
                "empty",
                "git-config",
                "git-hook",
                "hidden-git",
                "submodule",
                "symlink",
                "symlink-over-held-out");
        all(
                TAMPERED,
                "moves-a-test-away",
                "rewrites-held-out-tests",
                "shims-the-path",
                "shims-the-path-while-it-runs",
                "skips-the-tests-it-has-seen",
                "takes-the-held-out-folder");
        all(INFRA_ERROR, "memory-eater");
        // Whether the deadline or another limit is met first depends on the machine.
        either("disk-filler", FAIL, TIMEOUT);
        either("fills-tmp", FAIL, TIMEOUT);
        either("fork-bomb", FAIL, TIMEOUT);
        either("holds-the-output", FAIL, TIMEOUT);
        either("prints-later", FAIL, TIMEOUT);
    }

    @TempDir
    Path folder;

    private GradingWorld world;

    private static void all(Verdict verdict, String... patches) {
        Stream.of(patches).forEach(patch -> either(patch, verdict));
    }

    private static void either(String patch, Verdict... verdicts) {
        VERDICTS.put(patch + ".patch", Set.of(verdicts));
    }

    @BeforeEach
    void begin() throws IOException {
        world = GradingWorld.over(folder);
        GradingWorld.copy(PATCHES, folder);
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM git:local
                COPY app /app
                RUN cd /app && mkdir bin hooks && git init -q . && git add . && git -c user.name=x -c user.email=x@y.z commit -q -m x
                RUN cd /app && git config filter.evil.smudge 'sh /app/evil.sh; cat' && git config core.hooksPath /app/hooks
                RUN cd /app && git config core.fsmonitor 'sh /app/slug.sh' && touch .git/index.lock
                RUN chown -R 65534:65534 /app
                ENV PATH=/app:.:/app/bin:/app/tools:/bin:/usr/bin
                """);
        Files.writeString(folder.resolve("pre_patch.patch"), """
                ( while :; do sh /app/slug.sh x; sh /app/evil.sh; sleep 0.1; done ) >/dev/null 2>&1 &
                git status --short
                """);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void noneShouldPassAndNothingShouldBeLeftBehind() throws IOException {
        Set<String> before = files();
        TaskSnapshot graded = world.graded(definition());

        Map<String, Map<String, Cell>> cells = GradingWorld.cells(graded);
        assertThat(cells).as(GradingWorld.failures(graded)).hasSize(LANES);
        SoftAssertions each = new SoftAssertions();
        cells.values().forEach(lane -> lane.forEach((target, cell) -> check(each, target, cell)));
        each.assertAll();
        Set<String> judged = new TreeSet<>();
        cells.values().forEach(lane -> judged.addAll(lane.keySet()));
        judged.removeAll(Set.of("golden", "original"));
        assertThat(judged).isEqualTo(VERDICTS.keySet());
        assertThat(world.containers()).isEmpty();
        assertThat(files()).isEqualTo(before);
        assertThat(processes("27182818")).isEmpty();
    }

    /** The patches, shared out over steps that run at once; each has golden and the original beside them. */
    private static String definition() throws IOException {
        List<List<String>> lanes = Stream.generate(() -> (List<String>) new ArrayList<String>())
                .limit(LANES)
                .toList();
        try (Stream<Path> files = Files.list(PATCHES)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            names.forEach(name -> lanes.get(names.indexOf(name) % LANES).add(name));
        }
        StringBuilder steps = new StringBuilder("""
                name: hostile
                steps:
                  - id: build
                    docker_build: { image_tag: "slug:example", parameters: [--network, none] }
                """);
        for (List<String> lane : lanes) {
            steps.append("""
                  - id: judge%d
                    needs: [build]
                    rubric_shell:
                      criterion_id: words
                      command: "sh tests/held_out/check.sh words && echo '#__PASS__#' || echo '#__FAIL__#'"
                      solutions: [%s]
                      golden: true
                      timeout_seconds: 5
                      limits: { memory: 64m, pids: 32, disk: 64m, output: 1m }
                """.formatted(lanes.indexOf(lane), String.join(", ", lane)));
        }
        return steps.toString();
    }

    private static void check(SoftAssertions each, String target, Cell cell) {
        Set<Verdict> expected = target.equals("golden")
                ? Set.of(PASS)
                : target.equals("original") ? Set.of(FAIL) : VERDICTS.getOrDefault(target, Set.of());
        each.assertThat(expected).as(target + ": " + cell).contains(cell.verdict());
        each.assertThat(cell.runs()).as(target).hasSize(1);
        GradingRun run = cell.runs().get(0);
        Evidence evidence = run.evidence();
        each.assertThat(run.reason()).as(target).isNotBlank();
        each.assertThat(evidence.image()).as(target).isNotNull();
        boolean ran = evidence.exit().code() != null || evidence.exit().deadlineFired();
        each.assertThat(ran || cell.verdict() == PATCH_REJECTED || cell.verdict() == TAMPERED)
                .as(target + ": " + evidence.exit())
                .isTrue();
        if (cell.verdict() != PASS) {
            each.assertThat(evidence.markers().values())
                    .as(target + " knows the value")
                    .doesNotContain(Marker.PASS);
        }
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new TreeSet<>(files.map(Path::toString).toList());
        }
    }

    /** Processes of this machine whose command line holds the word. */
    private static List<String> processes(String word) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(word))
                .toList();
    }
}
