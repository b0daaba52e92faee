package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.kind.KindProfile;
import dev.gradus.core.kind.SettingsFault;
import dev.gradus.core.kind.StepContext;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepBody;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepPlace;
import dev.gradus.core.step.StepPolicies;
import dev.gradus.core.step.StepRole;
import dev.gradus.core.step.StepSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Generates two steps that run the same command: {@code twins: [sh, -c, …]}. */
final class TwinsKind implements StepKind {
    @Override
    public String name() {
        return "twins";
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(true, false, "Generates two steps that run the same command.");
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        return List.of();
    }

    @Override
    public Outcome execute(StepContext context) {
        StepKey parent = context.claimed().step().key();
        List<StepSpec> twins = List.of(twin(parent, "castor", context), twin(parent, "pollux", context));
        return new Outcome.Children(Document.emptyObject(), twins);
    }

    private static StepSpec twin(StepKey parent, String name, StepContext context) {
        return new StepSpec(
                new StepKey(name),
                name,
                new StepPlace(StepRole.WORK, parent),
                new StepBody("command", context.settings(), false),
                Set.of(parent),
                StepPolicies.DEFAULT,
                Map.of());
    }
}
