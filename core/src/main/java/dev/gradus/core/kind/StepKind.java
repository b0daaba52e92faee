package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.Outcome;
import java.util.List;

/**
 * What a step can be. A kind is stateless and thread safe: everything about one execution is in the context.
 *
 * <p>Embedding applications add their own to the {@link KindRegistry}.
 */
public interface StepKind {

    /** The kind key in definitions, such as {@code file_exists}: lower-case letters, digits and {@code _}. */
    String name();

    /** What the engine must know before it executes a step of this kind. */
    KindProfile profile();

    /**
     * Checks settings as they are written, before anything is executed. Strings that hold placeholders stand for values that
     * are not known yet and must be let pass where any value could fit.
     *
     * @return every fault, empty when there is none
     */
    List<SettingsFault> check(Document settings);

    /** Whether a step with these settings runs programs on the host; it is then refused over HTTP unless allowed. */
    default boolean runsOnHost(Document settings) {
        return profile().hostExecuting();
    }

    /**
     * Executes one attempt. It must end soon after {@code context.stop()} is requested, with the real work gone. What it
     * throws is a failure of class {@code infra}.
     */
    Outcome execute(StepContext context) throws InterruptedException;
}
