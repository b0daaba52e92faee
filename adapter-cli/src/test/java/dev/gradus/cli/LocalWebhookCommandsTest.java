package dev.gradus.cli;

/** Straight to the engine. */
class LocalWebhookCommandsTest extends WebhookCommandsContract {}
