package dev.gradus.core.container;

/** How often an option can be given. */
public enum OptionTimes {
    /** The last value counts. */
    ONCE,
    /** Each use adds a value. */
    MANY
}
