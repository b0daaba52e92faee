package dev.gradus.cli;

/** Straight to the engine. */
class LocalQueueCommandsTest extends QueueCommandsContract {}
