package dev.gradus.cli.bench;

import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.engine.Worker;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The installation under measurement: one that only stores tasks, and workers, each opened as if it were a process of its own.
 */
final class GradusSubject implements Subject {
    private static final int CLIENTS = 2;
    private static final int BATCH = 100;
    private static final Cause CAUSE = Cause.of(new Actor("bench"));

    private final BenchSite site;
    private final String schema;
    private final BenchLoad load;
    private final StatementCounter counter = new StatementCounter();
    private final Noop noop = new Noop();
    private final BenchInstallation client;
    private final List<BenchInstallation> hosts = new ArrayList<>();

    GradusSubject(BenchSite site, String schema, BenchLoad load) {
        this.site = site;
        this.schema = schema;
        this.load = load;
        this.client = opened();
        for (int worker = 0; worker < load.workers(); worker++) {
            hosts.add(opened());
        }
        BenchDefinitions.start(client.gradus().definitions(), load.kind());
    }

    private BenchInstallation opened() {
        return site.open(
                schema, counter::counting, gradus -> gradus.tool(noop.tool()).kind(noop.kind()));
    }

    @Override
    public String name() {
        return "gradus";
    }

    @Override
    public StatementCounter counter() {
        return counter;
    }

    @Override
    public int enough(int tasks, int steps) {
        return tasks;
    }

    @Override
    public void enqueue(int tasks, int steps) throws InterruptedException {
        String definition = chain(steps);
        TaskRequest request = TaskRequest.of(definition, Document.emptyObject());
        AtomicLong left = new AtomicLong(tasks);
        Crew.run(CLIENTS, member -> () -> {
            long before = left.getAndAdd(-BATCH);
            while (before > 0 && !Thread.currentThread().isInterrupted()) {
                int batch = (int) Math.min(before, BATCH);
                client.gradus().tasks().createAll(Collections.nCopies(batch, request), CAUSE);
                before = left.getAndAdd(-BATCH);
            }
            return null;
        });
    }

    /** Registers the definition of tasks of this length. */
    String chain(int steps) {
        return BenchDefinitions.chain(client.gradus().definitions(), steps, load.kind());
    }

    /** The kinds of its steps. */
    Set<String> kinds() {
        return Set.of(load.kind() == BenchLoad.StepForm.TOOL ? "tool" : Noop.NAME);
    }

    @Override
    public long drain(long calls) throws InterruptedException, SQLException {
        noop.reset(StartTimes.NONE);
        List<Worker> workers = work();
        try {
            Drained.await(site.connections(), schema, calls, noop::calls);
            return System.nanoTime() - noop.firstCall();
        } finally {
            workers.forEach(Worker::close);
        }
    }

    /** Starts the workers. */
    List<Worker> work() {
        List<Worker> workers = new ArrayList<>();
        for (BenchInstallation host : hosts) {
            workers.add(host.gradus()
                    .startWorker(new WorkerOptions("bench-" + workers.size(), load.concurrency(), Map.of())));
        }
        return workers;
    }

    /** Stores one task whose step tells its number. */
    void start(BenchInstallation through, int number) {
        Document inputs = Document.emptyObject().with("n", number);
        through.gradus().tasks().create(TaskRequest.of(BenchDefinitions.START, inputs), CAUSE);
    }

    /** The installation without a worker. */
    BenchInstallation client() {
        return client;
    }

    /** The first of those with a worker. */
    BenchInstallation host() {
        return hosts.get(0);
    }

    Noop noop() {
        return noop;
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public void close() {
        hosts.forEach(BenchInstallation::close);
        client.close();
    }
}
