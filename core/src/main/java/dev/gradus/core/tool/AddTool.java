package dev.gradus.core.tool;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;

/** Adds two integers of any size that a document can hold. */
final class AddTool implements Tool<AddTool.Input, AddTool.Output> {

    /** What it takes. */
    record Input(BigInteger a, BigInteger b) {
        Input {
            requireNonNull(a, "a");
            requireNonNull(b, "b");
        }
    }

    /** What it returns. */
    record Output(BigInteger sum) {
        Output {
            requireNonNull(sum, "sum");
        }
    }

    @Override
    public String name() {
        return "add";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Class<Output> outputType() {
        return Output.class;
    }

    @Override
    public Output call(Input input, ToolCall call) {
        return new Output(input.a().add(input.b()));
    }
}
