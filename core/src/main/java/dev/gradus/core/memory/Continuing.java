package dev.gradus.core.memory;

import dev.gradus.core.port.ClaimRequest;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Continuation;
import dev.gradus.core.port.Delivery;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.ClaimRules;
import dev.gradus.core.task.Placement;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a worker may go on with the task whose step it completed, and with which step. Used in transactions only. */
final class Continuing {
    private final SharedState state;
    private final Claiming claiming;

    Continuing(SharedState state, Claiming claiming) {
        this.state = state;
        this.claiming = claiming;
    }

    /** The step that the delivery's worker goes on with, claimed; null when it may not. */
    @Nullable
    ClaimedStep after(TaskSnapshot before, Delivery delivery) {
        Continuation onward = delivery.onward();
        boolean success = delivery.completion().outcome() instanceof Outcome.Success;
        if (onward == null || !success || !onward.mayGoOn()) {
            return null;
        }
        ClaimRequest request = onward.request();
        if (!isHolder(before, delivery, request.session()) || !state.sessions().isLive(request.session())) {
            return null;
        }
        Map<String, String> offers = state.sessions().offers(request.session());
        Instant now = state.now();
        TaskSnapshot after = state.require(before.task().id());
        return next(before, after, request, offers, now)
                .map(step -> claiming.begun(after, step, request.session(), now))
                .orElse(null);
    }

    private static boolean isHolder(TaskSnapshot before, Delivery delivery, SessionId session) {
        Step ended = before.step(delivery.completion().held().step()).orElseThrow();
        Attempt attempt = ended.attempt();
        return attempt != null && attempt.claim().owner().equals(session);
    }

    private Optional<Step> next(
            TaskSnapshot before, TaskSnapshot after, ClaimRequest request, Map<String, String> offers, Instant now) {
        if (after.task().state() != TaskState.RUNNING) {
            return Optional.empty();
        }
        return after.all().stream()
                .filter(step -> before.require(step.key()).state() != StepState.READY)
                .filter(step -> ClaimRules.mayBeClaimed(after.task(), step, now))
                .filter(step -> Placement.isMet(after.task(), step, offers))
                .filter(step -> step.progress().lost() == 0)
                .filter(step -> step.spec().gates().areOpen())
                .filter(step -> request.kinds().contains(step.spec().body().kind()))
                .min(Comparator.comparingInt(
                                (Step step) -> step.spec().policies().priority())
                        .thenComparingLong(step -> step.id().value()))
                .filter(step -> step.spec().policies().priority() <= claiming.firstPriority(now));
    }
}
