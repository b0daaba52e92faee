package dev.gradus.core.kind;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.Fingerprint;

/** What a kind can say of an attempt's inputs. */
public sealed interface Inputs {

    /** Nothing is tracked: the step is executed each time. */
    static Inputs untracked() {
        return new Untracked();
    }

    /** Everything that the result depends on. */
    static Inputs of(Fingerprint fingerprint) {
        return new Known(fingerprint);
    }

    /** The inputs cannot be had, and so the attempt has failed. */
    static Inputs refused(Failure failure) {
        return new Refused(failure);
    }

    /** Nothing is tracked. */
    record Untracked() implements Inputs {}

    /** Known inputs. */
    record Known(Fingerprint fingerprint) implements Inputs {
        public Known {
            requireNonNull(fingerprint, "fingerprint");
        }
    }

    /** Inputs that cannot be had. */
    record Refused(Failure failure) implements Inputs {
        public Refused {
            requireNonNull(failure, "failure");
        }
    }
}
