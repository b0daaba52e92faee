package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.ATTEMPT;
import static dev.gradus.persistence.generated.Tables.STEP;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.AttemptEnd;
import dev.gradus.core.step.AttemptOutcome;
import dev.gradus.core.step.Claim;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Attempts as rows and back: the current one in its step's row, earlier ones in their own. What the current attempt came to
 * is mostly what the step has to show; it is then stored once, and {@code attempt_is_result} says so.
 */
final class AttemptRows {
    private AttemptRows() {}

    /** The attempt in a step's row, null before the first. */
    static @Nullable Attempt readCurrent(Record row, StepResult result) {
        int number = row.get(STEP.ATTEMPT);
        if (number == 0) {
            return null;
        }
        Claim claim = claim(row.get(STEP.EXECUTED_BY), row.get(STEP.FENCE), row.get(STEP.TAKEN));
        return new Attempt(
                number,
                claim,
                row.get(STEP.ATTEMPT_STARTED_AT),
                readCurrentEnd(row, result),
                Json.readNullable(row.get(STEP.ATTEMPT_INPUT)),
                row.get(STEP.ATTEMPT_RETRIES));
    }

    private static @Nullable AttemptEnd readCurrentEnd(Record row, StepResult result) {
        AttemptOutcome outcome = row.get(STEP.ATTEMPT_OUTCOME);
        if (outcome == null) {
            return null;
        }
        boolean shared = row.get(STEP.ATTEMPT_IS_RESULT);
        Document output = shared ? shownOutput(outcome, result) : Json.readNullable(row.get(STEP.ATTEMPT_OUTPUT));
        Failure failure = shared ? result.failure() : Json.readRecord(row.get(STEP.ATTEMPT_FAILURE), Failure.class);
        return new AttemptEnd(outcome, row.get(STEP.ATTEMPT_ENDED_AT), output, failure);
    }

    static Attempt readEarlier(Record row) {
        AttemptEnd end = new AttemptEnd(
                row.get(ATTEMPT.OUTCOME),
                row.get(ATTEMPT.ENDED_AT),
                Json.readNullable(row.get(ATTEMPT.OUTPUT)),
                Json.readRecord(row.get(ATTEMPT.FAILURE), Failure.class));
        return new Attempt(
                row.get(ATTEMPT.NUMBER),
                claim(row.get(ATTEMPT.EXECUTED_BY), row.get(ATTEMPT.FENCE), row.get(ATTEMPT.TAKEN)),
                row.get(ATTEMPT.STARTED_AT),
                end,
                Json.readNullable(row.get(ATTEMPT.INPUT)),
                row.get(ATTEMPT.RETRIES));
    }

    private static Claim claim(long session, long fence, boolean taken) {
        return new Claim(new SessionId(session), new Fence(fence), taken);
    }

    /** The columns of the step's row that hold its current attempt. */
    static Map<Field<?>, @Nullable Object> current(Step step) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        Attempt attempt = step.attempt();
        Claim claim = attempt == null ? null : attempt.claim();
        row.put(STEP.OWNER, claim != null && step.isLive() ? claim.owner().value() : null);
        row.put(STEP.ATTEMPT, attempt == null ? 0 : attempt.number());
        row.put(STEP.EXECUTED_BY, claim == null ? null : claim.owner().value());
        row.put(STEP.FENCE, claim == null ? null : claim.fence().value());
        row.put(STEP.TAKEN, claim != null && claim.taken());
        row.put(STEP.ATTEMPT_STARTED_AT, attempt == null ? null : attempt.startedAt());
        row.put(STEP.ATTEMPT_INPUT, attempt == null ? null : Json.ofNullable(attempt.input()));
        row.put(STEP.ATTEMPT_RETRIES, attempt == null ? 0 : attempt.retries());
        putEnd(row, attempt == null ? null : attempt.end(), step.result());
        return row;
    }

    private static void putEnd(Map<Field<?>, @Nullable Object> row, @Nullable AttemptEnd end, StepResult result) {
        boolean shared = end != null && isShown(end, result);
        AttemptEnd apart = shared ? null : end;
        row.put(STEP.ATTEMPT_ENDED_AT, end == null ? null : end.at());
        row.put(STEP.ATTEMPT_OUTCOME, end == null ? null : end.outcome());
        row.put(STEP.ATTEMPT_IS_RESULT, shared);
        row.put(STEP.ATTEMPT_OUTPUT, apart == null ? null : Json.ofNullable(apart.output()));
        row.put(STEP.ATTEMPT_FAILURE, apart == null ? null : Json.ofRecord(apart.failure()));
    }

    private static boolean isShown(AttemptEnd end, StepResult result) {
        return Objects.equals(end.output(), shownOutput(end.outcome(), result))
                && Objects.equals(end.failure(), result.failure());
    }

    private static @Nullable Document shownOutput(AttemptOutcome outcome, StepResult result) {
        return outcome == AttemptOutcome.COMPLETED ? result.results() : null;
    }

    /** Every column of an ended attempt that another follows. */
    static Map<Field<?>, @Nullable Object> earlier(StepId step, Attempt attempt, AttemptEnd end) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(ATTEMPT.STEP_ID, step.value());
        row.put(ATTEMPT.NUMBER, attempt.number());
        row.put(ATTEMPT.EXECUTED_BY, attempt.claim().owner().value());
        row.put(ATTEMPT.FENCE, attempt.claim().fence().value());
        row.put(ATTEMPT.TAKEN, attempt.claim().taken());
        row.put(ATTEMPT.STARTED_AT, attempt.startedAt());
        row.put(ATTEMPT.ENDED_AT, end.at());
        row.put(ATTEMPT.OUTCOME, end.outcome());
        row.put(ATTEMPT.INPUT, Json.ofNullable(attempt.input()));
        row.put(ATTEMPT.OUTPUT, Json.ofNullable(end.output()));
        row.put(ATTEMPT.FAILURE, Json.ofRecord(end.failure()));
        row.put(ATTEMPT.RETRIES, attempt.retries());
        return row;
    }
}
