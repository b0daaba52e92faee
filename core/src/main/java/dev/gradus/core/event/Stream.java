package dev.gradus.core.event;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * A sequence of events about one thing, numbered from 1 without gaps.
 *
 * @param kind what the thing is
 * @param id its number; 0 for the installation
 */
public record Stream(Kind kind, long id) {
    /** The stream of the installation itself. */
    public static final Stream INSTALLATION = new Stream(Kind.INSTALLATION, 0);

    public Stream {
        requireNonNull(kind, "kind");
    }

    /** What a stream is about. */
    public enum Kind {
        /** One task and its steps. */
        TASK,
        /** One project. */
        PROJECT,
        /** Everything that belongs to no task, project or schedule. */
        INSTALLATION,
        /** One schedule and its runs. */
        SCHEDULE;

        /** The constant's one spelling in SQL and JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The constant with this word. */
        public static Kind ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
