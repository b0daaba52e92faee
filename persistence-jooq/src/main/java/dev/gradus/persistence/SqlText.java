package dev.gradus.persistence;

/**
 * A statement that {@link Hot} executes. A type of its own, so that texts come only from the classes that hold them.
 *
 * @param text with {@code $} before the name of each table and sequence, see {@link Statements#located}
 */
record SqlText(String text) {}
