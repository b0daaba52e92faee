package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.Outcome;
import java.util.List;

/** The kind of a {@link TypedStep}. Thread safe if the step is. */
public final class TypedKind<I extends Record, O extends Record> implements StepKind {
    private final TypedStep<I, O> step;
    private final TypedContract<I, O> contract;

    /** The kind of this step; IllegalArgumentException when its name cannot be the key of a kind. */
    public TypedKind(TypedStep<I, O> step) {
        this.step = step;
        this.contract = new TypedContract<>(step.name(), step.inputType(), step.outputType());
    }

    @Override
    public String name() {
        return contract.name();
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(false, false, "A step of this application, written in Java.");
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        return contract.check(settings);
    }

    @Override
    public Outcome execute(StepContext context) {
        return contract.bound(context.settings(), input -> run(input, context));
    }

    private Outcome run(I input, StepContext context) {
        try {
            return contract.result(InterruptOnStop.during(context.stop(), () -> step.run(input, context)));
        } catch (Throwable failed) { // the body is foreign code, and an attempt without an outcome would never end
            return Outcome.failure(
                    context.stop().isRequested()
                            ? StopFailure.of("step kind '" + name() + "'", context.stop())
                            : TypedContract.failure(failed));
        }
    }
}
