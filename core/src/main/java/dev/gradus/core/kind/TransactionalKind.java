package dev.gradus.core.kind;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.event.Cause;
import dev.gradus.core.port.Change;
import dev.gradus.core.step.Outcome;
import java.time.Duration;

/**
 * A kind whose work is a few writes to the very database that the stores are in: they and the step's completion are one
 * transaction, so that each completed step has left its writes exactly once. An engine settles such a step instead of
 * executing it; it is the one kind of work that is done with a transaction open, and therefore bounded by {@link #LIMIT}.
 */
public interface TransactionalKind extends StepKind {
    /** The longest an attempt may take, whatever the step's own timeout allows. */
    Duration LIMIT = Duration.ofSeconds(5);

    /**
     * Makes sure, under the task's lock, that the step is still held; does the work; stores the success; commits. When the
     * step is no longer held nothing is done, and the change is a rejected one.
     *
     * @throws dev.gradus.core.failure.CoreException UNREACHABLE when nothing was stored or nobody knows; to be called again
     */
    Settlement settle(StepContext context, Cause cause);

    /** Never called by an engine. */
    @Override
    default Outcome execute(StepContext context) {
        throw new UnsupportedOperationException("step kind '" + name() + "' is settled in a transaction, not executed");
    }

    /** What settling came to. */
    sealed interface Settlement {}

    /** The work and the step's completion were committed, or the step was fenced. */
    record Stored(Change change) implements Settlement {
        public Stored {
            requireNonNull(change, "change");
        }
    }

    /** The work was rolled back; its failure is still to be stored. */
    record RolledBack(Outcome outcome) implements Settlement {
        public RolledBack {
            requireNonNull(outcome, "outcome");
        }
    }
}
