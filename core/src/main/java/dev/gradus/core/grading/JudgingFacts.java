package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that a verdict follows from: what was applied, how the command ended, what its output held. Nothing in it is the text of
 * a log.
 *
 * @param target what was judged
 * @param patches what was applied, in order, up to the first that was refused
 * @param exit how the command ended
 * @param printed the markers that the command mentions
 * @param output the markers that were found
 */
public record JudgingFacts(
        Target target, List<PatchUse> patches, ExitFacts exit, Set<Marker> printed, OutputReading output) {
    public JudgingFacts {
        requireNonNull(target, "target");
        requireNonNull(exit, "exit");
        requireNonNull(output, "output");
        patches = List.copyOf(patches);
        printed = Set.copyOf(printed);
    }

    /** The patch that was refused. */
    public Optional<PatchUse> refused() {
        return patches.stream().filter(patch -> !patch.applied()).findFirst();
    }
}
