package dev.gradus.core.step;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import org.jspecify.annotations.Nullable;

/** What an outcome becomes that arrives after its step was asked to stop: the step is cancelled and the outcome is kept. */
final class LateOutcome implements Outcome.Visitor<StepEvent> {
    private final StepKey step;

    LateOutcome(StepKey step) {
        this.step = step;
    }

    @Override
    public StepEvent success(Outcome.Success success) {
        return cancelled(success.results(), null);
    }

    @Override
    public StepEvent failed(Outcome.Failed failed) {
        return cancelled(null, failed.failure());
    }

    @Override
    public StepEvent waits(Outcome.Wait wait) {
        return cancelled(null, null);
    }

    @Override
    public StepEvent released(Outcome.Release release) {
        return cancelled(null, null);
    }

    @Override
    public StepEvent children(Outcome.Children children) {
        return cancelled(children.results(), null);
    }

    @Override
    public StepEvent reset(Outcome.Reset reset) {
        return cancelled(null, null);
    }

    private StepEvent cancelled(@Nullable Document output, @Nullable Failure failure) {
        return new StepEvent.StepCancelled(step, false, output, failure);
    }
}
