package dev.gradus.cli;

/** Straight to the engine. */
class LocalTaskCommandsTest extends TaskCommandsContract {}
