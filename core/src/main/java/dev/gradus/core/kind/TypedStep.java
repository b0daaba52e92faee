package dev.gradus.core.kind;

/**
 * A step kind written as Java: a record in, a record out. The input is the step's settings with every placeholder replaced,
 * bound strictly: a component {@code unitPrice} is the setting {@code unit_price}, nothing is converted, unknown settings
 * are refused before a task is made. The output becomes the step's results under the same names.
 *
 * <p>An instance is shared by all executions and must be thread safe. It may be executed more than once for one step, when
 * a process dies after its work and before its result is stored: what it does elsewhere it does under {@link
 * StepContext#idempotencyKey()}.
 *
 * @param <I> what it takes
 * @param <O> what it returns; at least one component that is not named {@code value}
 */
public interface TypedStep<I extends Record, O extends Record> {

    /** The kind key in definitions, such as {@code charge}: lower-case letters, digits and {@code _}. */
    String name();

    /** What it takes. */
    Class<I> inputType();

    /** What it returns. */
    Class<O> outputType();

    /**
     * Does the work of one attempt, on a thread of a worker. That thread is interrupted when the attempt has to stop: its
     * time is over, the step was cancelled, the worker ends. A body that does not heed it keeps its worker's slot.
     *
     * @throws StepFailedException to say exactly how it failed
     * @throws Exception anything else fails the attempt as {@code STEP_FAILED} of class {@code user}, and may be retried
     */
    O run(I input, StepContext context) throws Exception;

    /** A typed step made of a function. */
    static <I extends Record, O extends Record> TypedStep<I, O> of(
            String name, Class<I> inputType, Class<O> outputType, Body<I, O> body) {
        return new FunctionStep<>(name, inputType, outputType, body);
    }

    /** The function of a typed step. */
    @FunctionalInterface
    interface Body<I extends Record, O extends Record> {

        /** Does the work of one attempt. */
        O run(I input, StepContext context) throws Exception;
    }
}
