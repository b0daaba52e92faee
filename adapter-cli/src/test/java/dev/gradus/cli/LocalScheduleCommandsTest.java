package dev.gradus.cli;

/** Straight to the engine. */
class LocalScheduleCommandsTest extends ScheduleCommandsContract {}
