package dev.gradus.core.kind;

import static java.util.Objects.requireNonNull;

/** A typed step made of a function. */
record FunctionStep<I extends Record, O extends Record>(
        String name, Class<I> inputType, Class<O> outputType, Body<I, O> body) implements TypedStep<I, O> {
    FunctionStep {
        requireNonNull(name, "name");
        requireNonNull(inputType, "inputType");
        requireNonNull(outputType, "outputType");
        requireNonNull(body, "body");
    }

    @Override
    public O run(I input, StepContext context) throws Exception {
        return body.run(input, context);
    }
}
