package dev.gradus.persistence;

import dev.gradus.core.port.Change;

/**
 * A change, and whether a step came into the queue by it.
 *
 * @param change what it came to
 * @param queued whether idle workers are to be told
 */
record QueuedChange(Change change, boolean queued) {}
