package dev.gradus.core.definition;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.step.StepSpec;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads definitions and checks everything that can be checked before a task is made, in one pass, with no database and no
 * network. The format is {@code docs/definitions.md}. Bounded in text, depth, aliases, steps and needs. Stateless and thread
 * safe.
 */
public final class DefinitionReader {
    private final KindRegistry kinds;

    /** A reader for these kinds; IllegalArgumentException when one has the name of a common step key. */
    public DefinitionReader(KindRegistry kinds) {
        this.kinds = requireNonNull(kinds, "kinds");
        Stream.concat(StepFormat.KEYS.stream(), StepFormat.NOT_YET.stream())
                .filter(kinds.names()::contains)
                .forEach(key -> {
                    throw new IllegalArgumentException(
                            "a step kind cannot be named '%s': that is a common key of every step".formatted(key));
                });
    }

    /** The definition, or every fault with its place. Never throws because of the text. */
    public Reading read(DefinitionText text) {
        Findings findings = new Findings(text.name());
        Definition definition = null;
        try {
            definition = definition(SourceText.read(text, findings), findings);
        } catch (UnreadableText unreadable) {
            unreadable.addTo(findings);
        }
        return new Reading(findings.isEmpty() ? definition : null, findings.sorted());
    }

    /**
     * The definition whose {@link Definition#source()} was stored.
     *
     * @throws dev.gradus.core.failure.CoreException INVALID_DEFINITION when it no longer holds, for instance because a kind
     *     is gone
     */
    public Definition ofStored(Document source) {
        Findings findings = new Findings("stored definition");
        Definition definition = definition(Node.withoutPlaces(source), findings);
        return new Reading(findings.isEmpty() ? definition : null, findings.sorted()).orThrow();
    }

    /**
     * One step on its own: its needs are not compared with anything.
     *
     * @param interpolated whether placeholders in its settings will be replaced
     * @throws dev.gradus.core.failure.CoreException INVALID_DEFINITION with every fault
     */
    public StepSpec readStep(Document body, boolean interpolated) {
        return new SingleStep(kinds, interpolated).read(body);
    }

    private @Nullable Definition definition(Node root, Findings findings) {
        return new DefinitionFormat(kinds, findings).read(root);
    }
}
