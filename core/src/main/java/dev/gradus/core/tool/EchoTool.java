package dev.gradus.core.tool;

import static java.util.Objects.requireNonNull;

/** Returns the text it is given. */
final class EchoTool implements Tool<EchoTool.Input, EchoTool.Output> {

    /** What it takes. */
    record Input(String text) {
        Input {
            requireNonNull(text, "text");
        }
    }

    /** What it returns: the same text. */
    record Output(String text) {
        Output {
            requireNonNull(text, "text");
        }
    }

    @Override
    public String name() {
        return "echo";
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
        return new Output(input.text());
    }
}
