package dev.gradus.core.grading;

import dev.gradus.core.data.Document;
import dev.gradus.core.kind.KindProfile;
import dev.gradus.core.kind.SettingsFault;
import dev.gradus.core.kind.StepContext;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.step.Outcome;
import java.util.List;

/**
 * A step that has the verdicts it is told to have: {@code graded: {id: a, counter: 1, score: 5, required: true, cells:
 * "solution1.patch=PASS original=FAIL golden=PASS"}}.
 */
public final class GradedKind implements StepKind {
    /** Its settings. */
    private record Told(String id, int counter, int score, boolean required, String cells) {}

    @Override
    public String name() {
        return "graded";
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(true, false, "Has the verdicts it is told to have.");
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        return List.of();
    }

    @Override
    public Outcome execute(StepContext context) {
        Told told = context.settings().as(Told.class);
        Criterion criterion = GradingSamples.criterion(told.id(), told.counter(), told.score(), told.required());
        return Outcome.success(GradingSamples.result(criterion, told.cells()).addTo(Document.emptyObject()));
    }
}
