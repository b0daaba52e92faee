package dev.gradus.persistence;

/**
 * The function of a transactional step: database work only, done within 5 s. It may be called again after a rollback, so
 * that nothing it does outside the transaction may matter.
 *
 * @param <I> what it takes
 * @param <O> what it returns
 */
@FunctionalInterface
public interface TransactionalBody<I extends Record, O extends Record> {

    /** Does the work of one attempt; whatever it throws rolls the transaction back and fails the attempt. */
    O run(I input, StepTransaction transaction) throws Exception;
}
