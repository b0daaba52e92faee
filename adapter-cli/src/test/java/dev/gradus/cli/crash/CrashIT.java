package dev.gradus.cli.crash;

import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.Gradus;
import dev.gradus.core.task.TaskId;
import dev.gradus.migrations.TemporaryDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand steps with joins on a real database and three worker processes, of which one is killed again and again, some are
 * frozen beyond their lease, and all are cut off twice. {@code -Dgradus.crash.seed} repeats the faults of a run.
 */
final class CrashIT {
    private static final int WORKERS = 3;
    private static final int STEPS = 1_000;
    private static final Duration END = Duration.ofSeconds(40);
    private static final Duration RECOVERY = CrashEngine.LEASE.plusSeconds(5);

    private final long seed = Long.getLong("gradus.crash.seed", new Random().nextInt(1_000_000));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    @Timeout(300)
    void killedFrozenAndCutOffWorkersLoseNothingAndCompleteNothingTwice() throws SQLException, IOException {
        say("crash test: seed %d, %s", seed, folder);
        CrashFiles files = new CrashFiles(folder);
        try (TemporaryDatabase database = TemporaryDatabase.migrated();
                Crew crew = new Crew(files, address(database));
                CrashEngine own = CrashEngine.on(address(database), files)) {
            CrashLoad load = new CrashLoad(own.gradus());
            Run run = run(database, files, crew, load);
            StoredFacts stored = StoredFacts.read(database.dataSource());
            List<Witness> witnesses = SideFile.read(files.witnesses()).stream()
                    .map(Witness::parse)
                    .toList();
            Oracle oracle = new Oracle(stored, witnesses);
            Recovery recovery = Recovery.of(stored, run.log().kills());
            report(run, oracle, recovery, witnesses.size(), files);
            assertSoftly(softly -> {
                softly.assertThat(run.trouble())
                        .as("what the faults waited for")
                        .isEmpty();
                judge(softly, oracle);
                softly.assertThat(differences(own.gradus(), load.tasks()))
                        .as("tasks that differ from the fold of their events")
                        .isEmpty();
                bites(softly, run, oracle, recovery);
            });
        }
    }

    private Run run(TemporaryDatabase database, CrashFiles files, Crew crew, CrashLoad load) throws SQLException {
        try (LiveView view = new LiveView(database.dataSource())) {
            for (int i = 0; i < WORKERS; i++) {
                crew.hire();
            }
            Faults faults = new Faults(seed, files, load, crew, view);
            List<String> trouble = List.of();
            long begun = System.nanoTime();
            try {
                faults.run();
                await("all tasks end")
                        .pollInSameThread()
                        .pollInterval(Duration.ofMillis(50))
                        .atMost(END)
                        .until(() -> view.openTasks() == 0);
            } catch (ConditionTimeoutException stuck) {
                trouble = List.of(String.valueOf(stuck.getMessage()));
            }
            Duration time = Duration.ofNanos(System.nanoTime() - begun);
            return new Run(faults.log(), time, trouble, crew.finish());
        }
    }

    private static void judge(SoftAssertions softly, Oracle oracle) {
        softly.assertThat(oracle.unfinished(STEPS)).as("not completed").isEmpty();
        softly.assertThat(oracle.stillHeld()).as("still held").isEmpty();
        softly.assertThat(oracle.notCompletedOnce())
                .as("not completed exactly once")
                .isEmpty();
        softly.assertThat(oracle.completedUnderAnotherFence())
                .as("completed under another fence")
                .isEmpty();
        softly.assertThat(oracle.neverWitnessed())
                .as("completed but never executed")
                .isEmpty();
        softly.assertThat(oracle.executedWithoutRight())
                .as("executed without right")
                .isEmpty();
        softly.assertThat(oracle.startedTooEarly())
                .as("joins started too early")
                .isEmpty();
        softly.assertThat(oracle.gaps()).as("gaps in event numbers").isEmpty();
        softly.assertThat(oracle.takenFromTheLiving())
                .as("taken from the living")
                .isEmpty();
        softly.assertThat(oracle.fencesOutOfOrder()).as("fences out of order").isEmpty();
    }

    /** A run in which nothing went wrong shows nothing. */
    private static void bites(SoftAssertions softly, Run run, Oracle oracle, Recovery recovery) {
        softly.assertThat(run.log().kills()).as("kills").hasSizeGreaterThanOrEqualTo(20);
        softly.assertThat(run.log().freezes()).as("frozen workers").hasSizeGreaterThanOrEqualTo(2);
        softly.assertThat(run.log().freezes()).as("fenced writes").allMatch(freeze -> freeze.lateWrites() > 0);
        softly.assertThat(run.log().cuts())
                .as("cuts of all connections")
                .hasSize(2)
                .allMatch(ended -> ended > 0);
        softly.assertThat(oracle.lostAttempts()).as("lost attempts").isPositive();
        softly.assertThat(oracle.repeatedSteps())
                .as("steps with more than one attempt")
                .isPositive();
        softly.assertThat(recovery.count()).as("attempts lost by kills").isPositive();
        softly.assertThat(recovery.percentile(99))
                .as("p99 from kill to next attempt")
                .isLessThanOrEqualTo(RECOVERY);
        softly.assertThat(run.stubborn())
                .as("workers that did not end by themselves")
                .isEmpty();
    }

    private static List<String> differences(Gradus gradus, List<TaskId> tasks) {
        return tasks.stream()
                .flatMap(task -> gradus.tasks().verify(task).stream().map(found -> "task " + task + ": " + found))
                .toList();
    }

    private void report(Run run, Oracle oracle, Recovery recovery, int executions, CrashFiles files) {
        say(
                "crash test: seed %d, %d s, %d executions of %d steps, %d kills, %s, connections cut %s, "
                        + "%d lost attempts, %d steps repeated, %d fenced writes; kill to next attempt: %s",
                seed,
                run.time().toSeconds(),
                executions,
                STEPS,
                run.log().kills().size(),
                run.log().freezes(),
                run.log().cuts(),
                oracle.lostAttempts(),
                oracle.repeatedSteps(),
                SideFile.read(files.fenced()).size(),
                recovery);
    }

    private static CrashEngine.Address address(TemporaryDatabase database) {
        return new CrashEngine.Address(database.jdbcUrl(), database.user(), database.password());
    }

    @SuppressWarnings("SystemOut") // a run that cannot be repeated exactly has to say what it was
    private static void say(String format, Object... values) {
        System.out.println(format.formatted(values));
    }

    /**
     * What was done.
     *
     * @param log the faults
     * @param time how long faults and work took
     * @param trouble what was waited for in vain
     * @param stubborn workers that had to be killed at the end
     */
    private record Run(FaultLog log, Duration time, List<String> trouble, List<String> stubborn) {}
}
