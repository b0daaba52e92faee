package dev.gradus.core.tool;

import static java.util.Objects.requireNonNull;

/** A tool made of a function. */
record FunctionTool<I extends Record, O extends Record>(
        String name, Class<I> inputType, Class<O> outputType, Body<I, O> body) implements Tool<I, O> {
    FunctionTool {
        requireNonNull(name, "name");
        requireNonNull(inputType, "inputType");
        requireNonNull(outputType, "outputType");
        requireNonNull(body, "body");
    }

    @Override
    public O call(I input, ToolCall call) throws Exception {
        return body.call(input, call);
    }
}
