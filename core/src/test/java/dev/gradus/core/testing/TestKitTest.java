package dev.gradus.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionBuilder;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.kind.KindProfile;
import dev.gradus.core.kind.SettingsFault;
import dev.gradus.core.kind.StepContext;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.WaitReason;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The test kit as an application uses it. */
class TestKitTest {

    record Nothing() {}

    record Week(int week) {}

    /** A person's decision is awaited, holding no worker. */
    private static final class Gate implements StepKind {
        @Override
        public String name() {
            return "ask";
        }

        @Override
        public KindProfile profile() {
            return new KindProfile(true, false, "Waits for a person.");
        }

        @Override
        public List<SettingsFault> check(Document settings) {
            return List.of();
        }

        @Override
        public Outcome execute(StepContext context) {
            return new Outcome.Wait(WaitReason.APPROVAL, null);
        }
    }

    private final List<String> letters = new ArrayList<>();

    /** Four weekly letters, of which the second fails twice, then a gate, then an invoice a day later. */
    private TestKit course() {
        DefinitionBuilder definition = DefinitionBuilder.named("course");
        for (int week = 1; week <= 4; week++) {
            int number = week;
            definition
                    .step(
                            "week-" + week,
                            step -> (number == 1 ? step : step.needs("letter-" + (number - 1))).kind("wait", "7d"))
                    .step(
                            "letter-" + week,
                            step -> step.needs("week-" + number)
                                    .retry(5, waits -> waits.backoff(Duration.ofHours(1)))
                                    .kind("letter", new Week(number)));
        }
        definition
                .step("passed", step -> step.needs("letter-4").kind("ask", new Nothing()))
                .step(
                        "invoice",
                        step -> step.needs("passed").delay(Duration.ofDays(1)).kind("letter", new Week(99)));
        return TestKit.of(application -> application
                .step("letter", Week.class, Nothing.class, (week, step) -> write(week, step.now()))
                .kind(new Gate())
                .definition(definition));
    }

    private Nothing write(Week week, Instant now) {
        letters.add(week.week() + " at " + now);
        if (week.week() == 2
                && letters.stream().filter(letter -> letter.startsWith("2 ")).count() < 3) {
            throw new IllegalStateException("the post is closed");
        }
        return new Nothing();
    }

    @Test
    @Timeout(10)
    void aCourseOfThirtyDaysShouldBeOverInAMoment() {
        try (TestKit kit = course()) {
            TaskId task = kit.gradus().enqueue("course", new Nothing());

            kit.advance(Duration.ofDays(29));
            assertThat(letters)
                    .containsExactly(
                            "1 at 2030-01-09T08:00:00Z",
                            "2 at 2030-01-16T08:00:00Z",
                            "2 at 2030-01-16T09:00:00Z",
                            "2 at 2030-01-16T10:00:00Z",
                            "3 at 2030-01-23T10:00:00Z",
                            "4 at 2030-01-30T10:00:00Z");
            assertThat(kit.task(task).require(new StepKey("passed")).state()).isEqualTo(StepState.WAITING);

            kit.approve(task, "passed", "Ann");
            kit.advance(Duration.ofDays(1));
            assertThat(kit.task(task).task().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(letters).last().isEqualTo("99 at 2030-02-01T08:00:00Z");
            StoredTruth.assertMatchesEvents(kit.stores(), task);
        }
    }

    @Test
    void itShouldHaveNoThread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (TestKit kit = course()) {
            kit.gradus().enqueue("course", new Nothing());
            kit.advance(Duration.ofDays(30));
            TaskId flow = kit.gradus()
                    .tasks()
                    .create(TaskRequest.of("echo_add", Document.emptyObject()), Cause.of(Actor.APPLICATION))
                    .task()
                    .task()
                    .id();
            kit.gradus().tasks().run(flow, 9, Cause.of(Actor.APPLICATION));

            Set<Thread> since = new HashSet<>(Thread.getAllStackTraces().keySet());
            since.removeAll(before);
            assertThat(since).isEmpty();
            assertThat(kit.task(flow).task().state()).isEqualTo(TaskState.COMPLETED);
            assertThatIllegalStateException().isThrownBy(() -> kit.gradus().startWorker(WorkerOptions.of(1)));
        }
    }

    @Test
    void aTimeoutShouldGoByTheTestsClock() {
        TestKit[] own = new TestKit[1];
        try (TestKit kit = TestKit.of(application -> application
                .step("slow", Nothing.class, Nothing.class, (input, step) -> {
                    own[0].pass(Duration.ofMinutes(10));
                    throw new IllegalStateException("given up at " + step.stop().reason());
                })
                .definition(DefinitionBuilder.named("slow")
                        .step(
                                "slow",
                                step -> step.timeout(Duration.ofMinutes(5)).kind("slow", Map.of()))))) {
            own[0] = kit;
            TaskId task = kit.gradus().enqueue("slow", new Nothing());

            kit.runUntilIdle();

            assertThat(kit.task(task)
                            .require(new StepKey("slow"))
                            .result()
                            .failure()
                            .failureClass())
                    .isEqualTo(FailureClass.TIMEOUT);
        }
    }
}
