package dev.gradus.core.memory;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.Stream;
import dev.gradus.core.port.Admissions;
import dev.gradus.core.port.WorkHint;
import dev.gradus.core.queue.NamedQueue;
import dev.gradus.core.queue.QueueCommand;
import dev.gradus.core.queue.QueueLoad;
import dev.gradus.core.queue.Refusal;
import dev.gradus.core.step.Gates;
import dev.gradus.core.step.StepState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Named queues in memory. */
final class InMemoryAdmissions implements Admissions {
    private static final int MOST = 500;

    private final SharedState state;
    private final WorkHint hint;

    InMemoryAdmissions(SharedState state, WorkHint hint) {
        this.state = state;
        this.hint = hint;
    }

    @Override
    public QueueLoad queue(String name) {
        return state.inTransaction(() -> load(state.gatekeeper().queue(name)));
    }

    @Override
    public List<QueueLoad> queues() {
        return state.inTransaction(() -> {
            Set<String> names = new TreeSet<>(state.gatekeeper().queues().keySet());
            waiting().forEach(names::add);
            return names.stream()
                    .limit(MOST)
                    .map(name -> load(state.gatekeeper().queue(name)))
                    .toList();
        });
    }

    private QueueLoad load(NamedQueue queue) {
        int waiting = (int) waiting().stream().filter(queue.name()::equals).count();
        int running = state.gatekeeper().holders(Gates.ofQueue(queue.name())).size();
        return new QueueLoad(queue, waiting, running);
    }

    /** The queues of the READY steps whose tasks let them begin, one for each step. */
    private List<String> waiting() {
        return state.tasks().newestFirst().stream()
                .filter(task -> task.task().mayBeClaimed())
                .flatMap(task -> task.all().stream())
                .filter(step -> step.state() == StepState.READY)
                .map(step -> step.spec().gates().queue())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    @Override
    public NamedQueue change(String name, QueueCommand command, Cause cause) {
        NamedQueue changed = state.inTransaction(() -> {
            NamedQueue queue = state.gatekeeper().queue(name);
            return command.decide(queue)
                    .map(event -> {
                        NamedQueue after = queue.after(event);
                        state.gatekeeper().queues().put(name, after);
                        state.events().append(Stream.INSTALLATION, List.of(event), cause, state.now());
                        return after;
                    })
                    .orElse(queue);
        });
        hint.give();
        return changed;
    }

    @Override
    public Optional<Refusal> refusal(Gates gates) {
        return state.inTransaction(() -> state.gatekeeper().refusal(gates));
    }
}
