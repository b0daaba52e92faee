package dev.gradus.cli;

/** What commands reach an installation by. */
enum Face {
    /** The stores themselves. */
    DATABASE,
    /** A server with a worker. */
    SERVER
}
