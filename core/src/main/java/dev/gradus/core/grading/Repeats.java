package dev.gradus.core.grading;

import java.util.List;

/** What several runs of one criterion on one target come to. */
final class Repeats {
    /** One such run decides, whatever the others say; weightiest first. */
    private static final List<Verdict> DECISIVE =
            List.of(Verdict.TAMPERED, Verdict.PATCH_REJECTED, Verdict.RUBRIC_INVALID);

    private Repeats() {}

    static Cell cell(List<GradingRun> runs) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("a cell has at least one run");
        }
        int passed = count(runs, Verdict.PASS);
        int judged = (int) runs.stream().filter(run -> run.verdict().isKnown()).count();
        Verdict verdict = verdict(runs, passed, judged);
        return new Cell(verdict, reason(verdict, runs, passed, judged), passed, judged, runs);
    }

    private static Verdict verdict(List<GradingRun> runs, int passed, int judged) {
        for (Verdict decisive : DECISIVE) {
            if (count(runs, decisive) > 0) {
                return decisive;
            }
        }
        if (judged == 0) {
            return count(runs, Verdict.INFRA_ERROR) > 0 ? Verdict.INFRA_ERROR : Verdict.SKIPPED;
        } else if (passed > 0) {
            return passed == judged ? Verdict.PASS : Verdict.FLAKY;
        }
        return count(runs, Verdict.FAIL) > 0 ? Verdict.FAIL : Verdict.TIMEOUT;
    }

    private static String reason(Verdict verdict, List<GradingRun> runs, int passed, int judged) {
        String broken = judged < runs.size() && judged > 0
                ? "; %d of %d could not be judged".formatted(runs.size() - judged, runs.size())
                : "";
        if (verdict == Verdict.FLAKY) {
            return "passed %d of %d runs%s".formatted(passed, judged, broken);
        }
        return runs.stream()
                        .filter(run -> run.verdict() == verdict)
                        .findFirst()
                        .map(GradingRun::reason)
                        .orElseThrow()
                + broken;
    }

    private static int count(List<GradingRun> runs, Verdict verdict) {
        return (int) runs.stream().filter(run -> run.verdict() == verdict).count();
    }
}
