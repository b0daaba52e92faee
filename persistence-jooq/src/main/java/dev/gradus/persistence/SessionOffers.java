package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.WORKER_SESSION;

import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.Placement;
import dev.gradus.core.task.Task;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Whether a session offers what a step demands: the twins of {@link Placement}. */
final class SessionOffers {
    private SessionOffers() {}

    /** Within a statement, of the step at hand. */
    static Condition meet(Field<String[]> offers) {
        return offers.contains(STEP.DEMANDS);
    }

    /** Within a statement, for a session. */
    static Condition meet(SessionId session) {
        return meet(DSL.field(
                DSL.select(WORKER_SESSION.OFFERS).from(WORKER_SESSION).where(WORKER_SESSION.ID.eq(session.value()))));
    }

    /** For a step of a loaded task. */
    static boolean meet(Transaction transaction, SessionId session, Task task, Step step) {
        List<String> demands = List.of(Entries.of(Placement.demands(task, step)));
        return transaction
                .sql()
                .select(WORKER_SESSION.OFFERS)
                .from(WORKER_SESSION)
                .where(WORKER_SESSION.ID.eq(session.value()))
                .fetchOptional(row -> Set.of(row.value1()))
                .filter(offers -> offers.containsAll(demands))
                .isPresent();
    }
}
