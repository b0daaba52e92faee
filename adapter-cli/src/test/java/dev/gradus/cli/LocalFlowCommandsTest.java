package dev.gradus.cli;

/** Straight to the engine. */
class LocalFlowCommandsTest extends FlowCommandsContract {}
