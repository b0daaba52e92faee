package dev.gradus.cli;

/** Straight to the engine. */
class LocalApprovalCommandsTest extends ApprovalCommandsContract {}
