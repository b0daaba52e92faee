package dev.gradus.core.engine;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.ledger.LedgerEntries;
import dev.gradus.core.ledger.Runs;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.ClaimRequest;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Completion;
import dev.gradus.core.port.Delivery;
import dev.gradus.core.port.HeldStep;
import dev.gradus.core.port.Receipt;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.port.WorkQueue;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A queue of which the executions of ledger entries are counted as they begin and once their ends are stored. */
final class AnnouncedQueue implements WorkQueue {
    private final WorkQueue queue;
    private final TaskStore tasks;
    private final RunNews news;

    /** What executes here of runs in the ledger, by fence; other outcomes cost nothing. */
    private final Map<Fence, TaskId> runs = new ConcurrentHashMap<>();

    AnnouncedQueue(WorkQueue queue, TaskStore tasks, RunNews news) {
        this.queue = queue;
        this.tasks = tasks;
        this.news = news;
    }

    @Override
    public List<ClaimedStep> claim(ClaimRequest request) {
        List<ClaimedStep> claimed = queue.claim(request);
        claimed.forEach(this::begun);
        return claimed;
    }

    @Override
    public Optional<ClaimedStep> take(TaskId task, StepKey step, SessionId session, Precondition precondition) {
        Optional<ClaimedStep> taken = queue.take(task, step, session, precondition);
        taken.ifPresent(this::begun);
        return taken;
    }

    private void begun(ClaimedStep claimed) {
        if (Runs.isEntry(claimed.task(), claimed.step())) {
            runs.put(claimed.held().fence(), claimed.taskId());
            news.started(claimed.task().name(), LedgerEntries.task(claimed.step()));
        }
    }

    @Override
    public Change complete(Completion completion, Cause cause) {
        Change change = queue.complete(completion, cause);
        boolean ours = runs.remove(completion.held().fence()) != null;
        if (ours && !change.isRejected()) {
            ended(change.snapshot(), completion.held());
        }
        return change;
    }

    @Override
    public List<Receipt> completeAll(List<Delivery> deliveries) {
        List<Receipt> receipts = queue.completeAll(deliveries);
        for (int i = 0; i < deliveries.size(); i++) {
            Receipt receipt = receipts.get(i);
            if (receipt.fate() == Receipt.Fate.STORED) {
                stored(deliveries.get(i).completion().held());
            }
            ClaimedStep next = receipt.next();
            if (next != null) {
                begun(next);
            }
        }
        return receipts;
    }

    private void stored(HeldStep held) {
        TaskId task = runs.remove(held.fence());
        if (task != null) {
            tasks.find(task).ifPresent(snapshot -> ended(snapshot, held));
        }
    }

    private void ended(TaskSnapshot task, HeldStep held) {
        task.step(held.step())
                .ifPresent(
                        step -> news.ended(LedgerEntries.of(task.task().spec().name(), step)));
    }

    @Override
    public boolean handBack(StepId step, Fence fence) {
        runs.remove(fence);
        return queue.handBack(step, fence);
    }

    @Override
    public boolean note(StepId step, Fence fence, Document memo) {
        return queue.note(step, fence, memo);
    }

    @Override
    public Set<Fence> toStop(Collection<HeldStep> held) {
        return queue.toStop(held);
    }

    @Override
    public List<HeldStep> expired(SessionId confirming, int limit) {
        return queue.expired(confirming, limit);
    }

    @Override
    public Change takeBack(HeldStep held, SessionId confirming, Cause cause) {
        return queue.takeBack(held, confirming, cause);
    }
}
