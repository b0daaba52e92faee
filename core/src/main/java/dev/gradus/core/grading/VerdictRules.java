package dev.gradus.core.grading;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The rules by which facts become a verdict. Both fail closed: what is not known to be a pass is none. They differ in what
 * counts as a marker: a value drawn for the execution, or the literal that anybody can print.
 */
public enum VerdictRules {
    /** Markers count by the value drawn for this execution ({@link Markers#drawn}). */
    STRICT,
    /** Markers count by their literals, as in task-sync ({@link Markers#literal}): what is judged can forge them. */
    COMPATIBLE;

    /** What speaks against a pass, weightiest first. */
    private static final List<Function<JudgingFacts, Optional<Judgement>>> OBJECTIONS = List.of(
            VerdictRules::tampering,
            VerdictRules::machinery,
            VerdictRules::patches,
            VerdictRules::deadline,
            VerdictRules::ending,
            VerdictRules::complaints,
            VerdictRules::status);

    /** The command as it has to be executed under these rules. */
    public MarkedCommand command(String written, Markers markers, Supplier<String> random) {
        return this == STRICT ? markers.drawn(written, random) : markers.literal(written);
    }

    /** The verdict. */
    public static Judgement judge(JudgingFacts facts) {
        return OBJECTIONS.stream()
                .map(rule -> rule.apply(facts))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> confirmation(facts));
    }

    private static Optional<Judgement> tampering(JudgingFacts facts) {
        return Optional.ofNullable(facts.exit().tampering()).map(what -> new Judgement(Verdict.TAMPERED, what));
    }

    private static Optional<Judgement> machinery(JudgingFacts facts) {
        return Optional.ofNullable(facts.exit().engineError()).map(what -> new Judgement(Verdict.INFRA_ERROR, what));
    }

    private static Optional<Judgement> patches(JudgingFacts facts) {
        return facts.refused().map(refused -> switch (refused.stage()) {
            case PREPARATION ->
                new Judgement(
                        Verdict.INFRA_ERROR,
                        "%s, which prepares the tree, failed: %s".formatted(refused.file(), refused.message()));
            case SOLUTION -> rejected("%s was not applied: %s", refused);
            case HELD_OUT ->
                facts.target().isSolution()
                        ? rejected("the held-out tests %s do not apply on top of it: %s", refused)
                        : new Judgement(
                                Verdict.RUBRIC_INVALID,
                                "the held-out tests %s do not apply to the %s: %s"
                                        .formatted(refused.file(), facts.target(), refused.message()));
        });
    }

    private static Judgement rejected(String reason, PatchUse refused) {
        return new Judgement(Verdict.PATCH_REJECTED, reason.formatted(refused.file(), refused.message()));
    }

    private static Optional<Judgement> deadline(JudgingFacts facts) {
        return facts.exit().deadlineFired()
                ? found(Verdict.TIMEOUT, "the deadline fired before the command ended")
                : Optional.empty();
    }

    private static Optional<Judgement> ending(JudgingFacts facts) {
        if (facts.exit().outOfMemory()) {
            return found(Verdict.FAIL, "the command was ended at its memory limit");
        }
        return facts.exit().code() == null
                ? found(Verdict.INFRA_ERROR, "the engine did not say how the command ended")
                : Optional.empty();
    }

    /** Whoever printed these, and whatever else was: they outweigh it. */
    private static Optional<Judgement> complaints(JudgingFacts facts) {
        if (facts.output().says(Marker.FAIL)) {
            return found(Verdict.FAIL, "the FAIL marker was printed");
        }
        return facts.output().says(Marker.TIMEOUT)
                ? found(Verdict.TIMEOUT, "the TIMEOUT marker was printed")
                : Optional.empty();
    }

    private static Optional<Judgement> status(JudgingFacts facts) {
        Integer code = facts.exit().code();
        if (code != null && code != 0) {
            return found(Verdict.FAIL, "the command exited with " + code);
        }
        return facts.output().whole() ? Optional.empty() : found(Verdict.FAIL, "its output was not read to the end");
    }

    /** The command exited with 0 and nothing speaks against it. */
    private static Judgement confirmation(JudgingFacts facts) {
        if (facts.printed().isEmpty()) {
            return new Judgement(Verdict.PASS, "the command, which prints no markers, exited with 0");
        } else if (facts.output().values().contains(Marker.PASS)
                && facts.printed().contains(Marker.PASS)) {
            return new Judgement(Verdict.PASS, "the command printed its PASS marker and exited with 0");
        } else if (facts.output().literals().contains(Marker.PASS)) {
            return new Judgement(Verdict.FAIL, "the PASS marker was printed, but not by the criterion's command");
        }
        return new Judgement(Verdict.FAIL, "the command exited with 0 but did not print its PASS marker");
    }

    private static Optional<Judgement> found(Verdict verdict, String reason) {
        return Optional.of(new Judgement(verdict, reason));
    }
}
