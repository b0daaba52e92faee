package dev.gradus.core.container;

import java.util.Locale;

/** What a step may ask of an engine; each level allows what the one before allows. */
public enum TrustLevel {
    /** No network, no mounts, an unprivileged user without capabilities, limits: for content that nobody knows. */
    SANDBOXED,
    /** And the network. */
    NETWORKED,
    /** And mounts under the task's folder and the allowed roots, ports, environment, names, limits, user. */
    VOLUMES,
    /** And everything else, which makes a step as mighty as the engine: as root on its host. */
    OPERATOR;

    /** Whether it allows what needs this level. */
    public boolean allows(TrustLevel needed) {
        return compareTo(needed) >= 0;
    }

    /** The constant's one spelling in JSON, labels and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The level of that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TrustLevel ofWord(String word) {
        for (TrustLevel level : values()) {
            if (level.word().equals(word)) {
                return level;
            }
        }
        throw new IllegalArgumentException(
                "a trust level is sandboxed, networked, volumes or operator, found '" + word + "'");
    }
}
