package dev.gradus.cli.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * What goes wrong, from one seed and paced by the progress of the work: each fault gets its share of the tasks and strikes a
 * worker in the middle of them. Most kill; two freeze for longer than the lease; before two more all connections are cut.
 */
final class Faults {
    private static final int FAULTS = 23;
    private static final int TASKS = 100;
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final Random random;
    private final CrashFiles files;
    private final CrashLoad load;
    private final Crew crew;
    private final LiveView view;
    private final FaultLog log = new FaultLog();

    Faults(long seed, CrashFiles files, CrashLoad load, Crew crew, LiveView view) {
        this.random = new Random(seed);
        this.files = files;
        this.load = load;
        this.crew = crew;
        this.view = view;
    }

    FaultLog log() {
        return log;
    }

    void run() {
        List<Integer> order = new ArrayList<>();
        for (int fault = 2; fault < FAULTS - 1; fault++) {
            order.add(fault);
        }
        Collections.shuffle(order, random);
        List<Integer> freezing = order.subList(0, 2);
        List<Integer> cutting = order.subList(2, 4);
        for (int fault = 0; fault < FAULTS; fault++) {
            until("every worker works", () -> view.liveWorkers().containsAll(crew.names()));
            work((TASKS - load.tasks().size()) / (FAULTS - fault));
            if (cutting.contains(fault)) {
                log.cut(view.cutOthers());
            }
            if (freezing.contains(fault)) {
                freeze();
            } else {
                kill();
            }
        }
    }

    /** Adds work and waits until it is under way. */
    private void work(int tasks) {
        int before = view.completedSteps();
        load.add(tasks);
        int some = 1 + random.nextInt(8 * tasks);
        until("progress", () -> view.completedSteps() >= before + some || view.openTasks() == 0);
    }

    private void kill() {
        WorkerProcess victim = busyWorker(held -> held.lost() < 2);
        log.killed(victim.name(), Instant.now());
        crew.replace(victim);
    }

    /** Once more if the worker was frozen between two steps: then it holds nothing that could come late. */
    private void freeze() {
        while (!freezeOnce(busyWorker(held -> held.attempt() == 1))) {
            work(1);
        }
    }

    private boolean freezeOnce(WorkerProcess victim) {
        long refusedBefore = refusedWrites(victim);
        hold(true);
        victim.freeze();
        try {
            List<LiveView.Held> taken = takenBackFrom(victim);
            if (taken.isEmpty()) {
                return false;
            }
            until("a lost step is executed again", () -> taken.stream().anyMatch(view::isExecutedAgain));
            victim.thaw();
            until("its late write is refused", () -> refusedWrites(victim) > refusedBefore);
        } finally {
            victim.thaw();
            hold(false);
        }
        log.froze(victim.name(), Math.toIntExact(refusedWrites(victim) - refusedBefore));
        return true;
    }

    /** Waits until the database shows that the frozen worker has lost what it held. */
    private List<LiveView.Held> takenBackFrom(WorkerProcess frozen) {
        List<LiveView.Held> held = heldBy(frozen);
        until("what the frozen worker held is taken back", () -> heldBy(frozen).isEmpty());
        return held.stream().filter(view::isLost).toList();
    }

    private List<LiveView.Held> heldBy(WorkerProcess worker) {
        return view.held().stream()
                .filter(held -> held.worker().equals(worker.name()))
                .toList();
    }

    private WorkerProcess busyWorker(Predicate<LiveView.Held> harmless) {
        List<WorkerProcess> order = new ArrayList<>(crew.workers());
        Collections.shuffle(order, random);
        List<WorkerProcess> found = new ArrayList<>();
        until("a worker is busy", () -> {
            List<LiveView.Held> held = view.held();
            Optional<WorkerProcess> busy = order.stream()
                    .filter(worker -> isBusy(worker, held, harmless))
                    .findFirst();
            busy.ifPresent(found::add);
            return busy.isPresent();
        });
        return found.get(0);
    }

    private static boolean isBusy(WorkerProcess worker, List<LiveView.Held> held, Predicate<LiveView.Held> harmless) {
        List<LiveView.Held> own = held.stream()
                .filter(step -> step.worker().equals(worker.name()))
                .toList();
        return !own.isEmpty() && own.stream().allMatch(harmless);
    }

    private long refusedWrites(WorkerProcess worker) {
        return SideFile.read(files.fenced()).stream()
                .filter(worker.name()::equals)
                .count();
    }

    private void hold(boolean on) {
        try {
            if (on) {
                Files.createFile(files.hold());
            } else {
                Files.delete(files.hold());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void until(String what, Callable<Boolean> condition) {
        await(what)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .atMost(BOUND)
                .until(() -> {
                    crew.requireAlive();
                    return condition.call();
                });
    }
}
