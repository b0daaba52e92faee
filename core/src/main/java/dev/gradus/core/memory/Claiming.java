package dev.gradus.core.memory;

import dev.gradus.core.port.ClaimRequest;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.step.Claim;
import dev.gradus.core.step.Gates;
import dev.gradus.core.step.QueueMoves;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.ClaimRules;
import dev.gradus.core.task.Placement;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which READY steps a worker gets, and what becomes of them. Used in transactions only. */
final class Claiming {
    private final SharedState state;

    Claiming(SharedState state) {
        this.state = state;
    }

    List<ClaimedStep> claim(ClaimRequest request) {
        if (!state.sessions().isLive(request.session())) {
            return List.of();
        }
        Instant now = state.now();
        Map<String, String> offers = state.sessions().offers(request.session());
        return chosen(request, offers, now).stream()
                .map(entry -> begun(entry, request.session(), now))
                .toList();
    }

    /** The first steps in order that may be claimed together: one that lost an attempt stands alone. */
    private List<ReadyIndex.Entry> chosen(ClaimRequest request, Map<String, String> offers, Instant now) {
        List<ReadyIndex.Entry> chosen = new ArrayList<>();
        List<String> held = new ArrayList<>();
        for (ReadyIndex.Entry entry : state.tasks().ready().inOrder()) {
            if (chosen.size() == request.limit()) {
                break;
            }
            if (!request.kinds().contains(entry.kind()) || !mayBeClaimed(entry, offers, now)) {
                continue;
            }
            Step step = step(entry);
            if (!isAdmitted(step, request, held)) {
                continue;
            }
            if (step.progress().lost() == 0) {
                chosen.add(entry);
                held.addAll(step.spec().gates().names());
            } else if (chosen.isEmpty()) {
                return List.of(entry);
            }
        }
        return chosen;
    }

    private boolean mayBeClaimed(ReadyIndex.Entry entry, Map<String, String> offers, Instant now) {
        TaskSnapshot snapshot = state.require(entry.task());
        Step step = snapshot.require(entry.key());
        return ClaimRules.mayBeClaimed(snapshot.task(), step, now) && Placement.isMet(snapshot.task(), step, offers);
    }

    private boolean isAdmitted(Step step, ClaimRequest request, List<String> held) {
        Gates gates = step.spec().gates();
        return gates.areOpen()
                || (!request.ahead() && state.gatekeeper().refusal(gates, held).isEmpty());
    }

    private Step step(ReadyIndex.Entry entry) {
        return state.require(entry.task()).require(entry.key());
    }

    private ClaimedStep begun(ReadyIndex.Entry entry, SessionId session, Instant now) {
        TaskSnapshot snapshot = state.require(entry.task());
        return begun(snapshot, snapshot.require(entry.key()), session, now);
    }

    /** The step claimed for the session. */
    ClaimedStep begun(TaskSnapshot snapshot, Step step, SessionId session, Instant now) {
        Claim claim = new Claim(session, state.nextFence(), false);
        Step running = QueueMoves.claimed(step, claim, now);
        state.tasks().put(snapshot.moved(running), now);
        return new ClaimedStep(snapshot.task().id(), snapshot.task().spec(), running);
    }

    /** The priority of the first step in the queue that nothing else has to admit; the greatest number when there is none. */
    int firstPriority(Instant now) {
        for (ReadyIndex.Entry entry : state.tasks().ready().inOrder()) {
            TaskSnapshot snapshot = state.require(entry.task());
            Step step = snapshot.require(entry.key());
            if (step.spec().gates().areOpen() && ClaimRules.mayBeClaimed(snapshot.task(), step, now)) {
                return entry.priority();
            }
        }
        return Integer.MAX_VALUE;
    }
}
