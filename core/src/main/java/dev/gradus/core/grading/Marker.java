package dev.gradus.core.grading;

/** What a criterion's command can say about itself by printing a line. */
public enum Marker {
    PASS,
    FAIL,
    TIMEOUT
}
