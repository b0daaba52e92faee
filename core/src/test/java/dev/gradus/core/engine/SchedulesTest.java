package dev.gradus.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.Backfill;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionBuilder;
import dev.gradus.core.definition.InputType;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.memory.InMemoryStores;
import dev.gradus.core.schedule.Missed;
import dev.gradus.core.schedule.Overlap;
import dev.gradus.core.schedule.RunOrigin;
import dev.gradus.core.schedule.RunOutcome;
import dev.gradus.core.schedule.ScheduleRun;
import dev.gradus.core.schedule.ScheduleSpec;
import dev.gradus.core.schedule.ScheduleState;
import dev.gradus.core.schedule.ScheduledTask;
import dev.gradus.core.schedule.TickPolicy;
import dev.gradus.core.schedule.Timetable;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.testing.TestClock;
import dev.gradus.core.testing.TestKit;
import dev.gradus.core.testing.Together;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulesTest {
    private static final Cause CAUSE = Cause.of(new Actor("test:schedules"));
    private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");

    /** What the application runs. */
    record Day(String word) {}

    private static Gradus.Builder reporting(Gradus.Builder application) {
        return application
                .step("report", Day.class, Day.class, (day, step) -> day)
                .definition(report("report"));
    }

    private static DefinitionBuilder report(String name) {
        return DefinitionBuilder.named(name)
                .input("word", InputType.STRING, "hello")
                .step("only", step -> step.kind("report", Map.of("word", "${inputs.word}")));
    }

    /** Its task waits for an hour and a half, whatever its times. */
    private static DefinitionBuilder slow() {
        return DefinitionBuilder.named("slow")
                .step("only", step -> step.delay(Duration.ofMinutes(90)).kind("report", Map.of("word", "slow")));
    }

    private static ScheduleSpec hourly(String definition, Overlap overlap, Missed missed) {
        return new ScheduleSpec(
                "hourly",
                Timetable.cron("0 * * * *", "UTC"),
                new TickPolicy(overlap, missed),
                ScheduledTask.of(definition, Document.emptyObject()),
                false);
    }

    private static List<ScheduleRun> runs(Gradus gradus) {
        return gradus.schedules().runs("hourly", FAR, 500);
    }

    @Test
    void aMonthOfNightsShouldPassInAMoment() {
        try (TestKit kit = TestKit.of(SchedulesTest::reporting)) {
            ScheduleSpec nightly = new ScheduleSpec(
                    "nightly",
                    Timetable.cron("30 2 * * *", "Europe/Berlin"),
                    TickPolicy.DEFAULT,
                    ScheduledTask.of("report", Document.object(Map.of("word", "good night"))),
                    false);
            kit.gradus().schedules().create(nightly, CAUSE);

            kit.advance(Duration.ofDays(30));

            List<ScheduleRun> runs = kit.gradus().schedules().runs("nightly", FAR, 500);
            assertThat(runs).hasSize(30).allMatch(run -> run.state() == TaskState.COMPLETED);
            var task = kit.task(runs.get(0).task()).task().spec();
            assertThat(task.name()).isEqualTo("nightly-" + runs.get(0).tick());
            assertThat(task.inputs().toJson()).isEqualTo("{\"word\":\"good night\"}");
            assertThat(task.labels())
                    .containsEntry("gradus.schedule", "nightly")
                    .containsEntry("gradus.tick", runs.get(0).tick().toString());
        }
    }

    @Test
    void theNextTimesThatAreShownShouldBeThoseThatCome() {
        try (TestKit kit = TestKit.of(SchedulesTest::reporting)) {
            ScheduleSpec spec = hourly("report", Overlap.SKIP, Missed.LATEST);
            kit.gradus().schedules().create(spec, CAUSE);
            List<Instant> shown = spec.timetable().next(kit.now(), 5);

            kit.advance(Duration.between(kit.now(), shown.get(4)));

            assertThat(runs(kit.gradus())).extracting(ScheduleRun::tick).containsExactlyInAnyOrderElementsOf(shown);
        }
    }

    @Test
    void twoServersShouldStartOneRunForEachOfAThousandTimes() {
        TestClock clock = TestClock.standing();
        InMemoryStores stores = new InMemoryStores(clock);
        ScheduleSpec minutely = new ScheduleSpec(
                "hourly",
                Timetable.cron("* * * * *", "America/New_York"),
                TickPolicy.DEFAULT,
                ScheduledTask.of("report", Document.emptyObject()),
                false);
        List<Gradus> servers = IntStream.range(0, 2)
                .mapToObj(i -> reporting(Gradus.builder()
                                .stores(stores)
                                .clock(clock)
                                .threads(EngineThreads.none((time, action) -> () -> {})))
                        .build())
                .toList();
        servers.get(0).schedules().create(minutely, CAUSE);
        List<InlineWorker> workers =
                servers.stream().map(Gradus::newInlineWorker).toList();

        for (int tick = 0; tick < 1_000; tick++) {
            clock.advance(Duration.ofMinutes(1));
            Together.run(2, server -> {
                int steps = 0;
                while (workers.get(server).workOnce()) {
                    steps++;
                }
                return steps;
            });
        }

        List<ScheduleRun> newer = runs(servers.get(0));
        List<ScheduleRun> older =
                servers.get(1).schedules().runs("hourly", newer.get(499).tick(), 500);
        assertThat(newer).hasSize(500).allMatch(run -> run.outcome() == RunOutcome.STARTED);
        assertThat(older).hasSize(500).allMatch(run -> run.state() == TaskState.COMPLETED);
        assertThat(servers.get(0).counters().completions()
                        + servers.get(1).counters().completions())
                .isEqualTo(1_000);
        workers.forEach(InlineWorker::close);
        servers.forEach(Gradus::close);
    }

    @ParameterizedTest
    @CsvSource({"SKIP, 0", "LATEST, 1", "ALL, 5"})
    void whatPassedWhileTheServerWasDownShouldBeMadeUpForAsDocumented(Missed missed, int expected) {
        TestClock clock = TestClock.standing();
        InMemoryStores stores = new InMemoryStores(clock);
        try (Gradus before = server(stores, clock)) {
            before.schedules().create(hourly("report", Overlap.QUEUE, missed), CAUSE);
        }
        clock.set(clock.instant().truncatedTo(ChronoUnit.HOURS).plusSeconds(5 * 3_600 + 1_800));

        try (Gradus after = server(stores, clock);
                InlineWorker worker = after.newInlineWorker()) {
            while (worker.workOnce()) {
                clock.advance(Duration.ofMillis(1));
            }

            assertThat(runs(after)).hasSize(expected).allMatch(run -> run.state() == TaskState.COMPLETED);
        }
    }

    private static Gradus server(InMemoryStores stores, TestClock clock) {
        return reporting(Gradus.builder()
                        .stores(stores)
                        .clock(clock)
                        .threads(EngineThreads.none((time, action) -> () -> {})))
                .definition(slow())
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "SKIP, 'COMPLETED skipped COMPLETED skipped'",
        "QUEUE, 'COMPLETED COMPLETED PENDING waiting'",
        "CANCEL_PREVIOUS, 'CANCELLED CANCELLED CANCELLED PENDING'",
    })
    void runsThatTakeLongerThanTheirIntervalShouldOverlapAsStated(Overlap overlap, String expected) {
        try (TestKit kit = TestKit.of(application -> reporting(application).definition(slow()))) {
            kit.gradus().schedules().create(hourly("slow", overlap, Missed.LATEST), CAUSE);

            Instant first = hourly("slow", overlap, Missed.LATEST)
                    .timetable()
                    .next(kit.now())
                    .orElseThrow();
            kit.advance(Duration.between(kit.now(), first).plusMinutes(211));

            List<ScheduleRun> runs = runs(kit.gradus());
            String found = IntStream.rangeClosed(1, runs.size())
                    .mapToObj(i -> runs.get(runs.size() - i))
                    .map(run -> run.state() == null
                            ? run.outcome().word()
                            : run.state().isTerminal() ? run.state().name() : "PENDING")
                    .reduce((a, b) -> a + " " + b)
                    .orElse("");
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void pausingShouldPassTimesOverAndResumingShouldNotMakeUpForThem() {
        try (TestKit kit = TestKit.of(SchedulesTest::reporting)) {
            kit.gradus().schedules().create(hourly("report", Overlap.QUEUE, Missed.ALL), CAUSE);
            kit.gradus().schedules().hold("hourly", true, CAUSE);
            kit.advance(Duration.ofHours(10));
            kit.gradus().schedules().hold("hourly", false, CAUSE);

            kit.advance(Duration.ofHours(2));

            assertThat(runs(kit.gradus())).hasSize(2);
        }
    }

    @Test
    void aTriggerShouldRunNowAndABackfillOnce() {
        try (TestKit kit = TestKit.of(SchedulesTest::reporting)) {
            Gradus gradus = kit.gradus();
            gradus.schedules().create(hourly("report", Overlap.SKIP, Missed.LATEST), CAUSE);

            TaskId triggered = gradus.schedules().trigger("hourly", CAUSE).task();
            kit.runUntilIdle();
            Instant to = kit.now();
            List<ScheduleRun> seen = gradus.schedules()
                    .backfill("hourly", new Backfill(to.minus(Duration.ofHours(48)), to, true, true), CAUSE);
            List<ScheduleRun> first =
                    gradus.schedules().backfill("hourly", Backfill.inTurn(to.minus(Duration.ofHours(48)), to), CAUSE);
            kit.runUntilIdle();
            List<ScheduleRun> again =
                    gradus.schedules().backfill("hourly", Backfill.inTurn(to.minus(Duration.ofHours(48)), to), CAUSE);

            assertThat(kit.task(triggered).task().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(seen).hasSize(48).allMatch(run -> run.task() == null);
            assertThat(first).hasSize(48);
            assertThat(again).isEmpty();
            assertThat(runs(gradus))
                    .hasSize(49)
                    .allMatch(run -> run.state() == TaskState.COMPLETED)
                    .filteredOn(run -> run.origin() == RunOrigin.TRIGGER)
                    .hasSize(1);
        }
    }

    @Test
    void whatCannotRunShouldBeRefusedAtOnce() {
        try (TestKit kit = TestKit.of(SchedulesTest::reporting)) {
            assertThatThrownBy(
                            () -> kit.gradus().schedules().create(hourly("nothing", Overlap.SKIP, Missed.SKIP), CAUSE))
                    .isInstanceOfSatisfying(
                            CoreException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_FOUND));
            assertThatThrownBy(() -> kit.gradus().schedules().get("hourly"))
                    .hasMessage("there is no schedule named 'hourly'");
        }
    }

    @Test
    void aDefinitionShouldBringChangeAndTakeItsSchedule() {
        try (TestKit kit = TestKit.of(SchedulesTest::reporting)) {
            Gradus gradus = kit.gradus();
            DefinitionBuilder nightly =
                    report("nightly").schedule(Map.of("cron", "30 2 * * *", "inputs", Map.of("word", "x")));
            gradus.definitions().register(nightly.text());
            assertThat(gradus.schedules().get("nightly").schedule().spec().timetable())
                    .isEqualTo(Timetable.cron("30 2 * * *", null));

            gradus.definitions()
                    .register(report("nightly").schedule("15 3 * * 1").text());
            assertThat(gradus.schedules().get("nightly").schedule().spec().timetable())
                    .isEqualTo(Timetable.cron("15 3 * * 1", null));
            assertThatThrownBy(() -> gradus.schedules()
                            .revise(gradus.schedules().get("nightly").schedule().spec(), CAUSE))
                    .hasMessageContaining("is declared by the definition of this name");

            gradus.definitions().register(report("nightly").text());
            assertThat(gradus.schedules().list("", 10)).isEmpty();
        }
    }

    @Test
    void aScheduleMadeByHandShouldNotBeTakenOver() {
        try (TestKit kit = TestKit.of(SchedulesTest::reporting)) {
            kit.gradus().schedules().create(hourly("report", Overlap.SKIP, Missed.SKIP), CAUSE);

            assertThatThrownBy(() -> kit.gradus()
                            .definitions()
                            .register(report("hourly").schedule("@daily").text()))
                    .hasMessage(
                            "definition 'hourly' declares a schedule, and one of that name was made by hand: delete that first");
            assertThat(kit.gradus().definitions().find("hourly")).isEmpty();
        }
    }

    @Test
    void runsShouldBeForgottenAfterFourHundredDaysAndNotMadeAgainBefore() {
        try (TestKit kit = TestKit.of(SchedulesTest::reporting)) {
            Instant born = kit.now();
            ScheduleSpec daily = new ScheduleSpec(
                    "hourly",
                    Timetable.cron("@daily", "UTC"),
                    TickPolicy.DEFAULT,
                    ScheduledTask.of("report", Document.emptyObject()),
                    false);
            kit.gradus().schedules().create(daily, CAUSE);

            kit.advance(Duration.ofDays(410));

            assertThat(runs(kit.gradus())).hasSize(401);
            Instant old = born.plus(Duration.ofDays(20));
            assertThat(kit.gradus().schedules().backfill("hourly", Backfill.inTurn(old, kit.now()), CAUSE))
                    .isEmpty();
        }
    }

    @Test
    void theLastTimeShouldEndASchedule() {
        try (TestKit kit = TestKit.of(SchedulesTest::reporting)) {
            ScheduleSpec once = new ScheduleSpec(
                    "hourly",
                    Timetable.at(kit.now().plusSeconds(90)),
                    TickPolicy.DEFAULT,
                    ScheduledTask.of("report", Document.emptyObject()),
                    false);
            kit.gradus().schedules().create(once, CAUSE);

            kit.advance(Duration.ofDays(1));

            assertThat(runs(kit.gradus())).hasSize(1);
            assertThat(kit.gradus().schedules().get("hourly").schedule().state())
                    .isEqualTo(ScheduleState.ENDED);
        }
    }
}
