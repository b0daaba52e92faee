/** Telling others: subscriptions to events, deliveries of them, and how a delivery is signed and tried again. */
@NullMarked
package dev.gradus.core.outbox;

import org.jspecify.annotations.NullMarked;
