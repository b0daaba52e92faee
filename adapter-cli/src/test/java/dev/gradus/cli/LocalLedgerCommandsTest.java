package dev.gradus.cli;

/** Straight to the engine. */
class LocalLedgerCommandsTest extends LedgerCommandsContract {}
