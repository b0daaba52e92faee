package dev.gradus.core.tool;

/**
 * A function with a strict contract: a record in, a record out, nothing converted.
 *
 * @param <I> what it takes
 * @param <O> what it returns
 */
public interface Tool<I extends Record, O extends Record> {

    /** The name that steps call it by. */
    String name();

    /** What it takes. */
    Class<I> inputType();

    /** What it returns. */
    Class<O> outputType();

    /** Calls it. What it throws is a failed try. */
    O call(I input, ToolCall call) throws Exception;

    /** A tool made of a function. */
    static <I extends Record, O extends Record> Tool<I, O> of(
            String name, Class<I> inputType, Class<O> outputType, Body<I, O> body) {
        return new FunctionTool<>(name, inputType, outputType, body);
    }

    /** The function of a tool. */
    @FunctionalInterface
    interface Body<I extends Record, O extends Record> {

        /** Calls it. */
        O call(I input, ToolCall call) throws Exception;
    }
}
