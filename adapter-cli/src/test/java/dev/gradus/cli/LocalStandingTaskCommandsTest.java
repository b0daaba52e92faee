package dev.gradus.cli;

/** Straight to the engine. */
class LocalStandingTaskCommandsTest extends StandingTaskCommandsContract {}
