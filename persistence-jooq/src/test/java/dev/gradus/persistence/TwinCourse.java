package dev.gradus.persistence;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.port.ClaimRequest;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Completion;
import dev.gradus.core.port.Continuation;
import dev.gradus.core.port.Delivery;
import dev.gradus.core.port.NewTask;
import dev.gradus.core.port.Receipt;
import dev.gradus.core.port.StoresContract;
import dev.gradus.core.step.ApprovalMoment;
import dev.gradus.core.step.ApprovalPolicy;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepEvent;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepPlace;
import dev.gradus.core.step.StepPolicies;
import dev.gradus.core.step.StepRole;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.step.When;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.OnFailure;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskRules;
import dev.gradus.core.task.TaskSpec;
import dev.gradus.core.testing.Rulings;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.StoredTruth;
import dev.gradus.core.testing.TestWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One random course of two equal tasks, of which one is completed in batches and the other step by step. */
final class TwinCourse {
    /** What is not operational in a step's row; times only as being there or not. */
    private static final String ROW = "select concat_ws('|', key, state, open_needs, ready_at is null, failures, lost,"
            + " not_before is null, waiting, memo, closed_at is null, results, failure, origin, skipped,"
            + " owner is null, attempt, fence is null, attempt_started_at is null, attempt_ended_at is null,"
            + " attempt_outcome, attempt_is_result, attempt_input, attempt_output, attempt_failure, attempt_retries, plain)"
            + " from step where task_id = %s order by position";

    private static final String TASK_ROW = "select concat_ws('|', state, round, paused, enabled, observation, failure,"
            + " closed_at is null, seq) from task where id = %s";

    private final TestStores database;
    private final Random random;
    private final Twin batches;
    private final Twin singles;

    TwinCourse(TestStores database, long seed) {
        this.database = database;
        this.random = new Random(seed);
        TaskRules rules = new TaskRules(Dispatch.AUTO, one(List.of(OnFailure.values())));
        List<Shape> shapes = shapes(1 + random.nextInt(9));
        this.batches = new Twin("batches-" + seed, rules, shapes);
        this.singles = new Twin("singles-" + seed, rules, shapes);
    }

    /** So many more things happen to both. */
    void goOn(int things) {
        for (int n = 0; n < things; n++) {
            goOn();
        }
    }

    private void goOn() {
        int chance = random.nextInt(12);
        if (chance < 4) {
            claim(1 + random.nextInt(9));
        } else if (chance < 10) {
            complete();
        } else {
            command(anyCommand());
        }
    }

    private void claim(int limit) {
        batches.worker.claim(limit).forEach(batches::holds);
        singles.worker.claim(limit).forEach(singles::holds);
    }

    private void complete() {
        Map<StepKey, Outcome> outcomes = new LinkedHashMap<>();
        for (StepKey key : List.copyOf(batches.held.keySet())) {
            if (singles.held.containsKey(key) && random.nextInt(4) > 0) {
                outcomes.put(key, anyOutcome(key));
            }
        }
        long before = batches.lastEvent();
        List<Delivery> deliveries = new ArrayList<>();
        outcomes.forEach((key, outcome) -> deliveries.add(batches.delivery(key, outcome, random.nextBoolean())));
        List<Receipt> receipts = database.stores().queue().completeAll(deliveries);
        outcomes.keySet().forEach(batches.held::remove);
        for (StepKey key : batches.completedAfter(before, outcomes.keySet())) {
            singles.complete(key, outcomes.get(key));
        }
        receipts.stream().map(Receipt::next).filter(Objects::nonNull).forEach(batches::holds);
        if (receipts.stream().anyMatch(receipt -> receipt.next() != null)) {
            claim(100); // until both have begun the same
        }
    }

    private Outcome anyOutcome(StepKey key) {
        return switch (random.nextInt(12)) {
            case 0 -> Outcome.failure(Failure.user("WRONG", "it is wrong"));
            case 1 -> new Outcome.Release(null, Document.emptyObject().with("left", key.value()));
            default ->
                Outcome.success(
                        random.nextBoolean()
                                ? Document.emptyObject()
                                : Document.emptyObject().with("from", key.value()));
        };
    }

    private TaskCommand anyCommand() {
        return switch (random.nextInt(8)) {
            case 0 -> new TaskCommand.CancelTask();
            case 1, 2 -> new TaskCommand.Pause();
            case 3, 4, 5 -> new TaskCommand.Resume();
            default -> new TaskCommand.Reopen(StepTrigger.RETRY, Set.of(), true);
        };
    }

    private void command(TaskCommand command) {
        for (Twin twin : List.of(batches, singles)) {
            database.stores().tasks().change(twin.task, StoresContract.CAUSE, Rulings.of(command));
        }
    }

    List<String> rowsOfBatches() {
        return batches.rows();
    }

    List<String> rowsOfSingles() {
        return singles.rows();
    }

    List<String> eventsOfBatches() {
        return batches.events();
    }

    List<String> eventsOfSingles() {
        return singles.events();
    }

    void assertMatchesEvents() {
        StoredTruth.assertMatchesEvents(database.stores(), batches.task);
        StoredTruth.assertMatchesEvents(database.stores(), singles.task);
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** What both have of a step but the kind, which is each twin's own. */
    private record Shape(String key, String[] needs, StepRole role, StepPolicies policies) {}

    private List<Shape> shapes(int size) {
        List<Shape> shapes = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            List<String> needs = new ArrayList<>();
            for (int before = 0; before < n; before++) {
                if (random.nextInt(n) < 2 && random.nextBoolean()) {
                    needs.add("s" + before);
                }
            }
            StepRole role = random.nextInt(8) == 0 ? StepRole.QA : StepRole.WORK;
            shapes.add(new Shape("s" + n, needs.toArray(String[]::new), role, policies()));
        }
        return shapes;
    }

    private StepPolicies policies() {
        StepPolicies usual = StepPolicies.DEFAULT;
        When when = one(List.of(
                When.SUCCESS, When.SUCCESS, When.SUCCESS, When.SUCCESS, When.SUCCESS, When.ALWAYS, When.FAILURE));
        Duration delay = random.nextInt(10) == 0 ? Duration.ofHours(1) : Duration.ZERO;
        return new StepPolicies(when, usual.retry(), usual.timeout(), random.nextInt(2), delay, usual.reuse())
                .with(approval());
    }

    private @Nullable ApprovalPolicy approval() {
        return random.nextInt(10) == 0
                ? ApprovalPolicy.asking(one(List.of(ApprovalMoment.BEFORE, ApprovalMoment.AFTER)))
                : null;
    }

    /** One of the two tasks, and the worker that alone executes its kind. */
    private final class Twin {
        private final String kind;
        private final TaskId task;
        private final TestWorker worker;
        private final Map<StepKey, ClaimedStep> held = new HashMap<>();

        Twin(String kind, TaskRules rules, List<Shape> shapes) {
            this.kind = kind;
            this.worker = TestWorker.start(database.stores(), kind);
            List<StepSpec> steps = shapes.stream().map(this::spec).toList();
            TaskSpec spec = new TaskSpec(kind, null, Document.emptyObject(), rules, null, Map.of());
            this.task = database.stores()
                    .tasks()
                    .create(new NewTask(spec, Pins.NONE, steps, null), StoresContract.CAUSE)
                    .snapshot()
                    .task()
                    .id();
        }

        private StepSpec spec(Shape shape) {
            StepSpec step = new StepSpecs(kind).step(shape.key(), shape.needs());
            return new StepSpec(
                    step.key(),
                    step.title(),
                    new StepPlace(shape.role(), null),
                    step.body(),
                    step.needs(),
                    shape.policies(),
                    step.labels());
        }

        void holds(ClaimedStep claimed) {
            held.put(claimed.step().key(), claimed);
        }

        Delivery delivery(StepKey key, Outcome outcome, boolean onward) {
            ClaimedStep claimed = held.get(key);
            Continuation wish = onward
                    ? new Continuation(new ClaimRequest(worker.session(), Set.of(kind), 1), claimed.task(), 0)
                    : null;
            return new Delivery(new Completion(claimed.held(), outcome, null, 0), StoresContract.CAUSE, wish);
        }

        void complete(StepKey key, @Nullable Outcome outcome) {
            ClaimedStep claimed = held.remove(key);
            database.stores().queue().complete(new Completion(claimed.held(), outcome, null, 0), StoresContract.CAUSE);
        }

        long lastEvent() {
            return database.stores().tasks().find(task).orElseThrow().seq();
        }

        /** In which order the batch has stored them. */
        List<StepKey> completedAfter(long seq, Set<StepKey> keys) {
            List<StepKey> order = new ArrayList<>();
            for (EventEnvelope event : StoredTruth.events(database.stores(), task)) {
                if (event.seq() > seq
                        && event.event() instanceof StepEvent fact
                        && keys.contains(fact.step())
                        && !order.contains(fact.step())) {
                    order.add(fact.step());
                }
            }
            return order;
        }

        List<String> rows() {
            List<String> rows = new ArrayList<>(database.query(TASK_ROW.formatted(task)));
            rows.addAll(database.query(ROW.formatted(task)));
            return rows;
        }

        List<String> events() {
            return StoredTruth.events(database.stores(), task).stream()
                    .skip(1)
                    .map(event -> event.seq() + " " + event.event())
                    .toList();
        }
    }
}
