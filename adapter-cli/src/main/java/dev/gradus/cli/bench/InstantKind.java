package dev.gradus.cli.bench;

import dev.gradus.core.data.Document;
import dev.gradus.core.kind.KindProfile;
import dev.gradus.core.kind.SettingsFault;
import dev.gradus.core.kind.StepContext;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.step.Outcome;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A step that does nothing at once.
 *
 * @param called hears of each with the number in its settings
 */
record InstantKind(IntConsumer called) implements StepKind {
    private static final Outcome DONE = Outcome.success(Document.emptyObject().with("ok", true));

    @Override
    public String name() {
        return Noop.NAME;
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(true, false, "Does nothing.");
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        return List.of();
    }

    @Override
    public Outcome execute(StepContext context) {
        called.accept(context.settings().at("n").map(Document::intValue).orElse(0));
        return DONE;
    }
}
