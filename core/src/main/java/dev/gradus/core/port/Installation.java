package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One set of tables and everything kept in it.
 *
 * @param prefix a random number of 48 bits, made once: the beginning of every public id
 * @param createdAt when the tables were made
 */
public record Installation(long prefix, Instant createdAt) {
    public Installation {
        requireNonNull(createdAt, "createdAt");
        if (prefix < 0 || prefix >>> 48 != 0) {
            throw new IllegalArgumentException("prefix must have 48 bits");
        }
    }
}
