package dev.gradus.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.cli.crash.FlakyReceiver.Received;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.outbox.DeliveryState;
import dev.gradus.core.outbox.EventFilter;
import dev.gradus.core.outbox.SigningSecret;
import dev.gradus.core.port.DeliveryFilter;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.Rulings;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.Subscriptions;
import dev.gradus.migrations.TemporaryDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A receiver that refuses three of ten, and senders of which each is killed while it sends: every event arrives, in the order
 * of its task, under one id. {@code -Dgradus.crash.seed} repeats what is left to chance here.
 */
final class OutboxCrashIT {
    private static final int KILLS = 20;
    private static final int TASKS = 8;
    private static final int STANDBY = 2;
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Cause CAUSE = Cause.of(new Actor("test:crash"));
    private static final SigningSecret SECRET = Subscriptions.SECRET;

    private final long seed = Long.getLong("gradus.crash.seed", new Random().nextInt(1_000_000));
    private final Random random = new Random(seed);
    private final Deque<WorkerProcess> standby = new ArrayDeque<>();
    private int hired;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    @Timeout(300)
    void everyEventArrivesInOrderUnderOneIdAlthoughSendersAreKilled() throws IOException {
        say("outbox crash test: seed %d, %s", seed, folder);
        CrashFiles files = new CrashFiles(folder);
        try (TemporaryDatabase database = TemporaryDatabase.migrated();
                FlakyReceiver receiver = FlakyReceiver.start(SECRET, seed);
                Crew logging = new Crew(files, address(database));
                CrashEngine own = CrashEngine.on(address(database), UnaryOperator.identity())) {
            assertThat(logging.workers()).isEmpty();
            own.gradus()
                    .webhooks()
                    .subscribe(Subscriptions.terms(
                            "receiver", "http://" + receiver.authority() + "/hook", EventFilter.ALL));
            List<TaskId> tasks = tasks(own);
            try {
                killSenders(own, tasks, files, address(database), receiver);
                finish(own, tasks, files, address(database), receiver);
            } finally {
                standby.forEach(WorkerProcess::close);
            }
            judge(own, tasks, receiver.received());
        }
    }

    private static List<TaskId> tasks(CrashEngine own) {
        List<TaskId> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            tasks.add(own.stores()
                    .tasks()
                    .create(NewTasks.automatic("told-" + i, new StepSpecs("nobody").step("a")), CAUSE)
                    .snapshot()
                    .task()
                    .id());
        }
        return tasks;
    }

    private void killSenders(
            CrashEngine own,
            List<TaskId> tasks,
            CrashFiles files,
            CrashEngine.Address database,
            FlakyReceiver receiver) {
        for (int kill = 0; kill < KILLS; kill++) {
            hireUpTo(STANDBY, files, database, receiver);
            tasks.forEach(task -> happen(own, task));
            int before = receiver.count();
            int enough = before + 1 + random.nextInt(TASKS);
            try (WorkerProcess sender = standby.remove()) {
                sender.tell("go");
                await("the receiver is told")
                        .pollInSameThread()
                        .pollInterval(Duration.ofMillis(1))
                        .atMost(BOUND)
                        .until(() -> receiver.count() >= enough);
            }
        }
    }

    private void hireUpTo(int count, CrashFiles files, CrashEngine.Address database, FlakyReceiver receiver) {
        while (standby.size() < count) {
            String name = "sender" + ++hired;
            standby.add(WorkerProcess.start(CrashSender.class, name, files, database, receiver.authority()));
        }
    }

    private static void happen(CrashEngine own, TaskId task) {
        boolean paused =
                own.stores().tasks().find(task).orElseThrow().task().progress().paused();
        TaskCommand command = paused ? new TaskCommand.Resume() : new TaskCommand.Pause();
        own.stores().tasks().change(task, CAUSE, Rulings.of(command)).orThrow();
    }

    private void finish(
            CrashEngine own,
            List<TaskId> tasks,
            CrashFiles files,
            CrashEngine.Address database,
            FlakyReceiver receiver) {
        hireUpTo(1, files, database, receiver);
        WorkerProcess last = standby.remove();
        last.tell("go");
        long events =
                events(own, tasks).values().stream().mapToLong(Long::longValue).sum();
        await("all is delivered").atMost(BOUND).until(() -> delivered(own) == events);
        assertThat(last.finish()).as("the last sender ends by itself").isTrue();
    }

    private static Map<Long, Long> events(CrashEngine own, List<TaskId> tasks) {
        return tasks.stream()
                .collect(Collectors.toMap(
                        TaskId::value,
                        task -> own.stores().tasks().find(task).orElseThrow().seq()));
    }

    private static long delivered(CrashEngine own) {
        DeliveryFilter filter = new DeliveryFilter(null, null, EnumSet.of(DeliveryState.DELIVERED), null, 500);
        return own.stores().outbox().list(filter).size();
    }

    private static void judge(CrashEngine own, List<TaskId> tasks, List<Received> received) {
        Map<Long, List<Received>> byTask =
                received.stream().collect(Collectors.groupingBy(Received::task, TreeMap::new, Collectors.toList()));
        long repeated = received.stream().filter(Received::accepted).count()
                - received.stream()
                        .filter(Received::accepted)
                        .map(Received::id)
                        .distinct()
                        .count();
        say(
                "%d requests, %d refused, %d accepted again",
                received.size(),
                received.stream().filter(one -> !one.accepted()).count(),
                repeated);

        assertThat(received).allMatch(Received::genuine);
        assertThat(received).as("refusals happened").anyMatch(one -> !one.accepted());
        events(own, tasks).forEach((task, last) -> {
            List<Received> told = byTask.getOrDefault(task, List.of());
            assertThat(told.stream().map(Received::seq))
                    .as("order of task %d", task)
                    .isSorted();
            assertThat(told.stream()
                            .filter(Received::accepted)
                            .map(Received::seq)
                            .distinct())
                    .as("events of task %d", task)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, last).boxed().toList());
        });
        assertThat(received.stream().collect(Collectors.groupingBy(one -> one.task() + "/" + one.seq(), idsOf())))
                .as("ids of each event")
                .allSatisfy((event, ids) -> assertThat(ids).hasSize(1));
        assertThat(received.stream().collect(Collectors.groupingBy(Received::id, bodiesOf())))
                .as("bodies under each id")
                .allSatisfy((id, bodies) -> assertThat(bodies).hasSize(1));
    }

    private static Collector<Received, ?, Set<String>> idsOf() {
        return Collectors.mapping(Received::id, Collectors.toSet());
    }

    private static Collector<Received, ?, Set<String>> bodiesOf() {
        return Collectors.mapping(Received::body, Collectors.toSet());
    }

    private static CrashEngine.Address address(TemporaryDatabase database) {
        return new CrashEngine.Address(database.jdbcUrl(), database.user(), database.password());
    }

    private static void say(String message, Object... arguments) {
        System.out.println(message.formatted(arguments));
    }
}
