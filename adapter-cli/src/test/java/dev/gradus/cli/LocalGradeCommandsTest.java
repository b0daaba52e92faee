package dev.gradus.cli;

/** Straight to the engine. */
class LocalGradeCommandsTest extends GradeCommandsContract {}
