package dev.gradus.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.grading.PatchUse.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictRulesTest {
    private static final List<Set<Marker>> SUBSETS = subsets();
    private static final ExitFacts FINE = ExitFacts.exited(0);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // exit, command prints, values found, literals found, verdict
                "0, PASS FAIL, PASS, PASS, PASS",
                "0, PASS, PASS, PASS, PASS",
                "0, PASS FAIL TIMEOUT, PASS, PASS, PASS",
                "0, -, -, -, PASS",
                "0, -, -, PASS, PASS",
                "0, PASS FAIL, -, -, FAIL",
                "0, PASS FAIL, -, PASS, FAIL",
                "0, PASS FAIL, PASS FAIL, PASS FAIL, FAIL",
                "0, PASS FAIL, PASS, PASS FAIL, FAIL",
                "0, PASS FAIL, FAIL, FAIL, FAIL",
                "0, FAIL, -, -, FAIL",
                "0, TIMEOUT, -, -, FAIL",
                "0, -, -, FAIL, FAIL",
                "0, -, -, TIMEOUT, TIMEOUT",
                "0, PASS TIMEOUT, PASS TIMEOUT, PASS TIMEOUT, TIMEOUT",
                "1, PASS TIMEOUT, TIMEOUT, TIMEOUT, TIMEOUT",
                "1, PASS TIMEOUT FAIL, TIMEOUT FAIL, TIMEOUT FAIL, FAIL",
                "1, PASS FAIL, PASS, PASS, FAIL",
                "1, -, -, -, FAIL",
                "127, -, -, -, FAIL",
                "137, PASS, PASS, PASS, FAIL",
                "-, PASS, PASS, PASS, INFRA_ERROR"
            })
    void exitAndMarkersShouldDecide(Integer code, String printed, String values, String literals, Verdict expected) {
        var exit = new ExitFacts(code, false, false, null, null, null);
        var output = new OutputReading(markers(values), markers(literals), true);

        Judgement judged =
                VerdictRules.STRICT.judge(facts(Target.solution(1), List.of(), exit, markers(printed), output));

        assertThat(judged.verdict()).as(judged.reason()).isEqualTo(expected);
        assertThat(judged.reason()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // exit, deadline, out of memory, literals found, verdict
                "0, false, false, PASS, PASS",
                "1, false, false, PASS, PASS",
                "0, false, false, PASS FAIL, PASS",
                "0, false, false, FAIL, FAIL",
                "0, false, false, -, FAIL",
                "1, false, false, -, FAIL",
                "0, false, false, PASS TIMEOUT, TIMEOUT",
                "-, true, false, PASS, TIMEOUT",
                "-, true, false, -, TIMEOUT",
                "-, false, false, PASS, INFRA_ERROR",
                "137, false, true, PASS, INFRA_ERROR"
            })
    void compatibleShouldReadMarkersFirst(
            Integer code, boolean deadline, boolean outOfMemory, String literals, Verdict expected) {
        var exit = new ExitFacts(code, deadline, outOfMemory, null, null, null);
        var output = new OutputReading(markers(literals), markers(literals), true);

        for (Set<Marker> printed : SUBSETS) {
            Judgement judged =
                    VerdictRules.COMPATIBLE.judge(facts(Target.solution(1), List.of(), exit, printed, output));
            assertThat(judged.verdict()).as(judged.reason()).isEqualTo(expected);
        }
    }

    @Test
    void theMachineryShouldComeBeforeMarkersUnderAnyRules() {
        for (VerdictRules rules : VerdictRules.values()) {
            for (JudgingFacts facts : everything()) {
                Verdict verdict = rules.judge(facts).verdict();
                if (facts.exit().tampering() != null) {
                    assertThat(verdict).isEqualTo(Verdict.TAMPERED);
                } else if (facts.exit().engineError() != null) {
                    assertThat(verdict).isEqualTo(Verdict.INFRA_ERROR);
                } else if (facts.refused().isPresent()) {
                    assertThat(verdict).isEqualTo(Verdict.PATCH_REJECTED);
                } else if (facts.exit().outOfMemory()
                        && !facts.exit().deadlineFired()
                        && facts.exit().limit() == null) {
                    assertThat(verdict).isEqualTo(Verdict.INFRA_ERROR);
                }
            }
        }
    }

    @Test
    void nothingButAPassShouldPass() {
        int judged = 0;
        for (JudgingFacts facts : everything()) {
            Verdict verdict = VerdictRules.STRICT.judge(facts).verdict();
            assertThat(verdict == Verdict.PASS).as(facts.toString()).isEqualTo(mayPass(facts));
            judged++;
        }
        assertThat(judged).isGreaterThan(50_000);
    }

    /** Said once more, in other words than the rules': what a pass needs. */
    private static boolean mayPass(JudgingFacts facts) {
        ExitFacts exit = facts.exit();
        boolean clean = exit.tampering() == null
                && exit.engineError() == null
                && !exit.deadlineFired()
                && !exit.outOfMemory()
                && exit.limit() == null;
        boolean applied = facts.patches().stream().allMatch(PatchUse::applied);
        boolean zero = Objects.equals(exit.code(), 0);
        OutputReading output = facts.output();
        boolean unopposed = output.whole()
                && !output.values().contains(Marker.FAIL)
                && !output.literals().contains(Marker.FAIL)
                && !output.values().contains(Marker.TIMEOUT)
                && !output.literals().contains(Marker.TIMEOUT);
        boolean said = facts.printed().isEmpty()
                || (facts.printed().contains(Marker.PASS) && output.values().contains(Marker.PASS));
        return clean && applied && zero && unopposed && said;
    }

    @Test
    void weightierFactsShouldComeFirst() {
        PatchUse refused = PatchUse.refused(Stage.SOLUTION, "solution1.patch", null, "corrupt");
        var all = new ExitFacts(0, true, true, "engine gone", "it rewrote tests/run.sh", "too much output");
        var untampered = new ExitFacts(0, true, true, "engine gone", null, "too much output");
        var working = new ExitFacts(0, true, true, null, null, "too much output");
        OutputReading passed = new OutputReading(Set.of(Marker.PASS), Set.of(Marker.PASS), true);

        assertThat(verdict(refused, all, passed)).isEqualTo(Verdict.TAMPERED);
        assertThat(verdict(refused, untampered, passed)).isEqualTo(Verdict.INFRA_ERROR);
        assertThat(verdict(refused, working, passed)).isEqualTo(Verdict.PATCH_REJECTED);
        assertThat(verdict(null, working, passed)).isEqualTo(Verdict.TIMEOUT);
        assertThat(verdict(null, new ExitFacts(0, false, true, null, null, null), passed))
                .isEqualTo(Verdict.INFRA_ERROR);
        assertThat(verdict(null, FINE.limited("more than 16 MiB of output"), passed))
                .isEqualTo(Verdict.FAIL);
        assertThat(verdict(null, FINE, passed)).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource({
        "PREPARATION, solution1.patch, INFRA_ERROR",
        "PREPARATION, golden, INFRA_ERROR",
        "SOLUTION, solution1.patch, PATCH_REJECTED",
        "SOLUTION, golden, PATCH_REJECTED",
        "HELD_OUT, solution1.patch, PATCH_REJECTED",
        "HELD_OUT, golden, RUBRIC_INVALID",
        "HELD_OUT, original, RUBRIC_INVALID"
    })
    void aRefusedPatchShouldTellWhoseFaultItIs(Stage stage, String key, Verdict expected) {
        Target target = Target.named(List.of(key)).get(key);
        List<PatchUse> patches = List.of(PatchUse.refused(stage, "x.patch", null, "error: patch failed: a.c:1"));

        Judgement judged =
                VerdictRules.STRICT.judge(facts(target, patches, ExitFacts.NOT_RUN, Set.of(), OutputReading.NOTHING));

        assertThat(judged.verdict()).isEqualTo(expected);
        assertThat(judged.reason()).contains("x.patch").contains("error: patch failed: a.c:1");
    }

    @Test
    void strictShouldDrawAndCompatibleShouldNot() {
        String written = "./t && echo '#__PASS__#' || echo '#__FAIL__#'";
        var numbers = new ArrayList<>(List.of("aa", "bb", "cc"));

        MarkedCommand strict = VerdictRules.STRICT.command(written, Markers.DEFAULT, () -> numbers.remove(0));
        MarkedCommand compatible = VerdictRules.COMPATIBLE.command(written, Markers.DEFAULT, () -> "never");

        assertThat(strict.text()).isEqualTo("./t && echo '#__PASS__#_aa' || echo '#__FAIL__#_bb'");
        assertThat(compatible.text()).isEqualTo(written);
        assertThat(judgeOutput(VerdictRules.STRICT, strict, "#__PASS__#\n")).isEqualTo(Verdict.FAIL);
        assertThat(judgeOutput(VerdictRules.STRICT, strict, "#__PASS__#_bb\n")).isEqualTo(Verdict.FAIL);
        assertThat(judgeOutput(VerdictRules.STRICT, strict, "#__PASS__#_aa\n")).isEqualTo(Verdict.PASS);
        assertThat(judgeOutput(VerdictRules.STRICT, strict, "#__PASS__#_aa\n#__FAIL__#\n"))
                .isEqualTo(Verdict.FAIL);
        assertThat(judgeOutput(VerdictRules.COMPATIBLE, compatible, "#__PASS__#\n"))
                .isEqualTo(Verdict.PASS);
        assertThat(judgeOutput(VerdictRules.COMPATIBLE, compatible, "#__PASS__#\n#__FAIL__#\n"))
                .isEqualTo(Verdict.PASS);
        assertThat(judgeOutput(VerdictRules.COMPATIBLE, compatible, "")).isEqualTo(Verdict.FAIL);
    }

    private static Verdict judgeOutput(VerdictRules rules, MarkedCommand command, String output) {
        MarkerScanner scanner = command.scanner();
        scanner.printed(output);
        return rules.judge(facts(Target.solution(1), List.of(), FINE, command.printed(), scanner.reading()))
                .verdict();
    }

    private static Verdict verdict(PatchUse patch, ExitFacts exit, OutputReading output) {
        List<PatchUse> patches = patch == null ? List.of() : List.of(patch);
        return VerdictRules.STRICT
                .judge(facts(Target.solution(1), patches, exit, Set.of(Marker.PASS), output))
                .verdict();
    }

    /** Every combination of the facts, exit statuses standing for their classes. */
    private static List<JudgingFacts> everything() {
        List<JudgingFacts> all = new ArrayList<>();
        for (ExitFacts exit : endings()) {
            for (boolean refused : List.of(false, true)) {
                List<PatchUse> patches =
                        refused ? List.of(PatchUse.refused(Stage.HELD_OUT, "h", null, "no")) : List.of();
                for (Set<Marker> printed : SUBSETS) {
                    for (OutputReading output : outputs()) {
                        all.add(facts(Target.solution(1), patches, exit, printed, output));
                    }
                }
            }
        }
        return all;
    }

    private static List<ExitFacts> endings() {
        List<ExitFacts> endings = new ArrayList<>();
        for (int bits = 0; bits < 32; bits++) {
            for (int code = -1; code <= 1; code++) {
                endings.add(new ExitFacts(
                        code < 0 ? null : code,
                        (bits & 1) != 0,
                        (bits & 2) != 0,
                        (bits & 4) != 0 ? "engine" : null,
                        (bits & 8) != 0 ? "caught" : null,
                        (bits & 16) != 0 ? "more than 16 MiB of output" : null));
            }
        }
        return endings;
    }

    private static List<OutputReading> outputs() {
        List<OutputReading> outputs = new ArrayList<>();
        for (Set<Marker> values : SUBSETS) {
            for (Set<Marker> literals : SUBSETS) {
                outputs.add(new OutputReading(values, literals, true));
                outputs.add(new OutputReading(values, literals, false));
            }
        }
        return outputs;
    }

    private static List<Set<Marker>> subsets() {
        List<Set<Marker>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 8; bits++) {
            Set<Marker> subset = EnumSet.noneOf(Marker.class);
            for (Marker marker : Marker.values()) {
                if ((bits & (1 << marker.ordinal())) != 0) {
                    subset.add(marker);
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    private static Set<Marker> markers(String words) {
        Set<Marker> markers = EnumSet.noneOf(Marker.class);
        if (words != null) {
            for (String word : words.split(" ")) {
                markers.add(Marker.valueOf(word));
            }
        }
        return markers;
    }

    private static JudgingFacts facts(
            Target target, List<PatchUse> patches, ExitFacts exit, Set<Marker> printed, OutputReading output) {
        return new JudgingFacts(target, patches, exit, printed, output);
    }
}
