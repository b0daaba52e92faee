package dev.gradus.core.outbox;

import java.time.Instant;

/**
 * One try of a delivery. A try whose sender died leaves none.
 *
 * @param number from 1, in all the delivery's life
 * @param at when it ended
 * @param result what it came to
 */
public record DeliveryTry(int number, Instant at, TryResult result) {}
