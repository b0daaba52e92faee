package dev.gradus.core.grading;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The rules by which facts become a verdict. Both fail closed: what is not known to be a pass is none, and what the machinery did
 * comes before what was printed.
 */
public enum VerdictRules {
    /**
     * The exit status decides and markers confirm. A marker counts by the value drawn for the execution ({@link Markers#drawn});
     * PASS needs exit status 0, its value where the command has markers, and no other marker in any form.
     */
    STRICT(List.of(
            VerdictRules::tampering,
            VerdictRules::machinery,
            VerdictRules::patches,
            VerdictRules::deadline,
            VerdictRules::excess,
            VerdictRules::ending,
            VerdictRules::complaints,
            VerdictRules::status,
            VerdictRules::confirmation)),
    /**
     * Markers decide, by their literals ({@link Markers#literal}), TIMEOUT before PASS before FAIL, whatever the exit status, as in
     * task-sync. What is judged can forge them.
     */
    COMPATIBLE(List.of(
            VerdictRules::tampering,
            VerdictRules::machinery,
            VerdictRules::patches,
            VerdictRules::excess,
            VerdictRules::ending,
            VerdictRules::timeoutMarker,
            VerdictRules::deadline,
            VerdictRules::literals));

    /** In the order in which they are asked; the last always answers. */
    private final List<Function<JudgingFacts, Optional<Judgement>>> rules;

    VerdictRules(List<Function<JudgingFacts, Optional<Judgement>>> rules) {
        this.rules = rules;
    }

    /**
     * The command as it has to be executed under these rules.
     *
     * @param random as for {@link Markers#drawn}
     */
    public MarkedCommand command(String written, Markers markers, Supplier<String> random) {
        return this == STRICT ? markers.drawn(written, random) : markers.literal(written);
    }

    /** The verdict. */
    public Judgement judge(JudgingFacts facts) {
        return rules.stream()
                .map(rule -> rule.apply(facts))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Judgement> tampering(JudgingFacts facts) {
        return Optional.ofNullable(facts.exit().tampering()).map(what -> new Judgement(Verdict.TAMPERED, what));
    }

    private static Optional<Judgement> machinery(JudgingFacts facts) {
        return Optional.ofNullable(facts.exit().engineError()).map(what -> new Judgement(Verdict.INFRA_ERROR, what));
    }

    private static Optional<Judgement> patches(JudgingFacts facts) {
        return facts.refused().map(refused -> switch (refused.stage()) {
            case PREPARATION -> because(Verdict.INFRA_ERROR, "%s, which prepares the tree, failed: %s", refused);
            case SOLUTION -> because(Verdict.PATCH_REJECTED, "%s was not applied: %s", refused);
            case HELD_OUT ->
                because(
                        facts.target().isSolution() ? Verdict.PATCH_REJECTED : Verdict.RUBRIC_INVALID,
                        "the held-out tests %s do not apply on top of it: %s",
                        refused);
        });
    }

    private static Judgement because(Verdict verdict, String reason, PatchUse refused) {
        return new Judgement(verdict, reason.formatted(refused.file(), refused.message()));
    }

    private static Optional<Judgement> deadline(JudgingFacts facts) {
        return facts.exit().deadlineFired()
                ? found(Verdict.TIMEOUT, "the deadline fired before the command ended")
                : Optional.empty();
    }

    private static Optional<Judgement> excess(JudgingFacts facts) {
        return Optional.ofNullable(facts.exit().limit())
                .map(what -> new Judgement(Verdict.FAIL, "the command was ended for " + what));
    }

    private static Optional<Judgement> ending(JudgingFacts facts) {
        ExitFacts exit = facts.exit();
        if (exit.outOfMemory()) {
            return found(Verdict.INFRA_ERROR, "the command was ended at its memory limit");
        }
        return exit.code() == null && !exit.deadlineFired()
                ? found(Verdict.INFRA_ERROR, "the engine did not say how the command ended")
                : Optional.empty();
    }

    /** Whoever printed these, and whatever else was: they outweigh it. */
    private static Optional<Judgement> complaints(JudgingFacts facts) {
        return facts.output().says(Marker.FAIL)
                ? found(Verdict.FAIL, "the FAIL marker was printed")
                : timeoutMarker(facts);
    }

    private static Optional<Judgement> timeoutMarker(JudgingFacts facts) {
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
    private static Optional<Judgement> confirmation(JudgingFacts facts) {
        if (facts.printed().isEmpty()) {
            return found(Verdict.PASS, "the command, which prints no markers, exited with 0");
        } else if (facts.printed().contains(Marker.PASS)
                && facts.output().values().contains(Marker.PASS)) {
            return found(Verdict.PASS, "the command printed its PASS marker and exited with 0");
        } else if (facts.output().literals().contains(Marker.PASS)) {
            return found(Verdict.FAIL, "the PASS marker was printed, but not by the criterion's command");
        }
        return found(Verdict.FAIL, "the command exited with 0 but did not print its PASS marker");
    }

    private static Optional<Judgement> literals(JudgingFacts facts) {
        if (facts.output().literals().contains(Marker.PASS)) {
            return found(Verdict.PASS, "the PASS marker was printed");
        }
        String printed = facts.output().literals().contains(Marker.FAIL) ? "the FAIL marker was" : "no marker was";
        return found(
                Verdict.FAIL,
                "%s printed; exit status %d".formatted(printed, facts.exit().code()));
    }

    private static Optional<Judgement> found(Verdict verdict, String reason) {
        return Optional.of(new Judgement(verdict, reason));
    }
}
