package dev.gradus.core.memory;

import dev.gradus.core.ledger.LedgerEntries;
import dev.gradus.core.ledger.LedgerStatus;
import dev.gradus.core.ledger.Runs;
import dev.gradus.core.port.LedgerFilter;
import dev.gradus.core.port.LedgerPosition;
import dev.gradus.core.port.LedgerStore;
import dev.gradus.core.port.RecordedStep;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** LedgerEntries of the ledger in memory, looked for among all tasks. */
final class InMemoryLedgerStore implements LedgerStore {
    private static final Comparator<LedgerPosition> EARLIEST_FIRST = Comparator.comparing(LedgerPosition::at)
            .thenComparingLong(place -> place.id().value());
    private static final Comparator<RecordedStep> LATEST_FIRST =
            Comparator.comparing(LedgerPosition::of, EARLIEST_FIRST.reversed());

    private final SharedState state;
    private final InMemoryTaskStore tasks;
    private final Set<StepId> pruned = new HashSet<>();

    InMemoryLedgerStore(SharedState state, InMemoryTaskStore tasks) {
        this.state = state;
        this.tasks = tasks;
    }

    @Override
    public Optional<RecordedStep> find(StepId id) {
        return state.inTransaction(() -> state.tasks()
                .holding(id)
                .flatMap(task -> entries(task)
                        .filter(entry -> entry.step().id().equals(id))
                        .findFirst()));
    }

    @Override
    public List<RecordedStep> list(LedgerFilter filter) {
        return state.inTransaction(() -> all().filter(entry -> matches(filter, entry))
                .sorted(LATEST_FIRST)
                .limit(filter.limit())
                .toList());
    }

    private static boolean matches(LedgerFilter filter, RecordedStep entry) {
        Step step = entry.step();
        LedgerStatus status = LedgerStatus.of(step.state(), step.progress().waiting());
        LedgerPosition after = filter.after();
        return (filter.runId() == null || filter.runId().equals(entry.runId()))
                && (filter.tasks().isEmpty() || filter.tasks().contains(LedgerEntries.task(step)))
                && (filter.statuses().isEmpty() || filter.statuses().contains(status))
                && (filter.since() == null || !entry.at().isBefore(filter.since()))
                && (after == null || EARLIEST_FIRST.compare(LedgerPosition.of(entry), after) < 0);
    }

    @Override
    public long prune(Instant before) {
        return state.inTransaction(() -> {
            List<RecordedStep> old =
                    all().filter(entry -> entry.at().isBefore(before)).toList();
            old.forEach(entry -> pruned.add(entry.step().id()));
            old.stream().map(RecordedStep::task).distinct().map(state::require).forEach(this::removeIfEmpty);
            return (long) old.size();
        });
    }

    private void removeIfEmpty(TaskSnapshot run) {
        boolean reported = Runs.isReported(run.task())
                && run.all().stream().allMatch(step -> step.spec().isExternal());
        if (reported && entries(run).findAny().isEmpty()) {
            tasks.delete(run.task().id());
        }
    }

    private Stream<RecordedStep> all() {
        return List.copyOf(state.tasks().newestFirst()).stream().flatMap(this::entries);
    }

    private Stream<RecordedStep> entries(TaskSnapshot task) {
        return task.all().stream()
                .filter(step -> Runs.isEntry(task.task().spec(), step) && !pruned.contains(step.id()))
                .map(step -> new RecordedStep(
                        task.task().id(), task.task().spec().name(), LedgerEntries.place(task.task(), step), step));
    }
}
