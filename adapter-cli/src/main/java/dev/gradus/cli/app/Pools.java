package dev.gradus.cli.app;

/** How an installation connects. */
enum Pools {
    /** A new connection each time: for commands. */
    FEW,
    /** Pools: for processes that stay. */
    MANY
}
