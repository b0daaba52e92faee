package dev.gradus.cli;

/** Straight to the engine. */
class LocalReportCommandsTest extends ReportCommandsContract {}
