package dev.gradus.core.port;

/**
 * Stores that take part in a transaction which the caller opened and will end: what is stored through them commits with the
 * caller's own writes or not at all, and is durable only then. A store that can be joined hands this out; nothing here
 * commits, rolls back or repeats. Used by one thread at a time, until the transaction ends.
 */
public interface CallersTransaction {

    /** Tasks, with the promises of {@link TaskStore} but durability, which the caller's commit brings. */
    TaskStore tasks();

    /** Definitions, likewise. */
    DefinitionStore definitions();
}
