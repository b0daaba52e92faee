package dev.gradus.persistence;

import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Claim;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepProgress;
import dev.gradus.core.step.StepResult;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.WaitReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;

/**
 * A row that {@link HotSql#CLAIM} answers.
 *
 * @param task the number of the step's task
 * @param step the step, RUNNING
 * @param transaction the number of the claiming transaction
 */
record ClaimedRow(long task, Step step, long transaction) {

    static ClaimedRow read(ResultSet row, SessionId session) throws SQLException {
        Claim claim = new Claim(session, new Fence(row.getLong(4)), false);
        Step step = new Step(
                new StepId(row.getLong(2)),
                Specs.read(row.getString(3)),
                StepState.RUNNING,
                progress(row),
                result(row),
                Attempt.begun(row.getInt(5), claim, Hot.instant(row, 6)),
                null);
        return new ClaimedRow(row.getLong(1), step, row.getLong(19));
    }

    private static StepProgress progress(ResultSet row) throws SQLException {
        String waiting = row.getString(11);
        return new StepProgress(
                row.getInt(7),
                row.getInt(8),
                Hot.nullableInstant(row, 9),
                Json.readContent(json(row, 10)),
                waiting == null ? null : WaitReason.ofWord(waiting),
                row.getBoolean(12),
                Json.readContent(json(row, 18)),
                StepRows.approval(json(row, 20)));
    }

    private static StepResult result(ResultSet row) throws SQLException {
        String origin = row.getString(15);
        String skipped = row.getString(16);
        return new StepResult(
                Json.readContent(json(row, 13)),
                Json.readRecord(json(row, 14), Failure.class),
                origin == null ? null : Origin.ofWord(origin),
                skipped == null ? null : SkipReason.ofWord(skipped),
                Json.readRecord(json(row, 17), LastSuccess.class));
    }

    private static @Nullable JSON json(ResultSet row, int column) throws SQLException {
        return JSON.jsonOrNull(row.getString(column));
    }
}
