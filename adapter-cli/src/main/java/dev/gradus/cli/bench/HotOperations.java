package dev.gradus.cli.bench;

import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.api.Tasks;
import dev.gradus.core.data.Document;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.port.ClaimRequest;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Completion;
import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.port.WorkQueue;
import dev.gradus.core.port.WorkerInfo;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/** Single operations, one after the other, each many times: what the size of the tables can change. */
final class HotOperations {
    private static final int TIMES = 200;
    private static final int PAGE = 50;
    private static final Cause CAUSE = Cause.of(new Actor("bench"));
    private static final Outcome DONE = Outcome.success(Document.emptyObject().with("ok", true));

    private final BenchInstallation installation;
    private final Set<String> kinds;
    private final String definition;
    private final Meter meter;

    HotOperations(GradusSubject subject, Meter meter) {
        this.installation = subject.client();
        this.kinds = subject.kinds();
        this.definition = subject.chain(1);
        this.meter = meter;
    }

    /** Each of them; what is stored for it is finished at the end. */
    List<Timed> measure() throws SQLException, InterruptedException {
        List<Timed> all = new ArrayList<>();
        List<TaskId> tasks = new ArrayList<>();
        List<ClaimedStep> claimed = new ArrayList<>();
        Tasks api = installation.gradus().tasks();
        WorkQueue queue = installation.stores().queue();
        ClaimRequest request = new ClaimRequest(session(), kinds, 1);
        all.add(timed(
                "enqueue",
                i -> tasks.add(api.create(TaskRequest.of(definition, Document.emptyObject()), CAUSE)
                        .task()
                        .task()
                        .id())));
        all.add(timed("list", i -> api.list(TaskFilter.newest(PAGE))));
        all.add(timed("list running", i -> api.list(running())));
        all.add(timed("get", i -> api.get(tasks.get(i))));
        all.add(timed("explain", i -> api.explain(tasks.get(i))));
        all.add(timed("claim", i -> claimed.addAll(queue.claim(request))));
        all.add(timed(
                "complete", i -> queue.complete(new Completion(claimed.get(i).held(), DONE, null, 0), CAUSE)));
        installation.stores().sessions().close(request.session());
        return all;
    }

    private SessionId session() {
        WorkerInfo info = new WorkerInfo("bench", "bench", null, kinds, 1, Map.of());
        return installation.stores().sessions().open(info, Duration.ofMinutes(10));
    }

    private static TaskFilter running() {
        return new TaskFilter(Set.of(TaskState.RUNNING), null, null, Map.of(), null, null, PAGE);
    }

    private Timed timed(String operation, IntConsumer call) throws SQLException, InterruptedException {
        long[] nanos = new long[TIMES];
        Reading before = meter.read();
        for (int i = 0; i < TIMES; i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            long begin = System.nanoTime();
            call.accept(i);
            nanos[i] = System.nanoTime() - begin;
        }
        return new Timed(operation, TIMES, Percentiles.of(nanos), meter.read().since(before));
    }
}
