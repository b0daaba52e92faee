package dev.gradus.core.kind;

import dev.gradus.core.data.Document;

/** A kind whose settings can be written in several ways, of which one is stored. */
public interface Canonical {

    /** The settings in their one form; what is not understood stays for {@link StepKind#check} to refuse. Idempotent. */
    Document canonical(Document settings);
}
