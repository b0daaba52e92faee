package dev.gradus.persistence;

import dev.gradus.core.failure.Failure;
import dev.gradus.core.kind.InterruptOnStop;
import dev.gradus.core.kind.StepContext;
import dev.gradus.core.kind.StopFailure;
import dev.gradus.core.kind.TransactionalKind;
import dev.gradus.core.kind.TypedContract;
import dev.gradus.core.port.Stop;
import dev.gradus.core.step.Outcome;
import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** One call of a transactional body, within its bound. What the database may mend by a repetition goes on as its error. */
final class BodyRun<I extends Record, O extends Record> {
    private final TransactionalBody<I, O> body;
    private final TypedContract<I, O> contract;
    private final long deadline = System.nanoTime() + TransactionalKind.LIMIT.toNanos();

    BodyRun(TransactionalBody<I, O> body, TypedContract<I, O> contract) {
        this.body = body;
        this.contract = contract;
    }

    Outcome outcome(I input, Transaction transaction, StepContext context) {
        BodyTransaction lent = new BodyTransaction(transaction, context);
        try {
            O output = InterruptOnStop.during(context.stop(), () -> body.run(input, lent));
            return isLate(context) ? late() : contract.result(output);
        } catch (Throwable thrown) { // the body is foreign code, and an attempt without an outcome would never end
            return Outcome.failure(failure(thrown, context));
        } finally {
            lent.end();
        }
    }

    private Failure failure(Throwable thrown, StepContext context) {
        if (isLate(context)) {
            return lateFailure();
        } else if (context.stop().isRequested()) {
            return StopFailure.of("step kind '" + contract.name() + "'", context.stop());
        }
        SQLException error = sqlError(thrown);
        if (error != null && SqlStates.isWorthRepeating(error)) {
            throw new DataAccessException("the body's transaction is to be repeated", error);
        }
        return TypedContract.failure(thrown);
    }

    private static @Nullable SQLException sqlError(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException error) {
                return error;
            }
        }
        return null;
    }

    private boolean isLate(StepContext context) {
        return System.nanoTime() - deadline >= 0 || context.stop().reason() == Stop.Reason.TIMEOUT;
    }

    private static Outcome late() {
        return Outcome.failure(lateFailure());
    }

    private static Failure lateFailure() {
        return Failure.timeout("the body of a transactional step must end within " + TransactionalKind.LIMIT.toSeconds()
                + " s: do what takes longer in a step of another kind");
    }
}
