package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import java.time.Instant;
import java.util.Locale;

/**
 * A piece of what an attempt printed.
 *
 * @param task the step's task
 * @param step the step
 * @param attempt the attempt's number
 * @param seq the chunk's number in the attempt, from 1
 * @param at when it was read
 * @param source which output it came from
 * @param text at most {@link LogStore#CHUNK_BYTES} UTF-8 bytes, no NUL
 */
public record LogChunk(TaskId task, StepId step, int attempt, long seq, Instant at, Source source, String text) {
    public LogChunk {
        requireNonNull(task, "task");
        requireNonNull(step, "step");
        requireNonNull(at, "at");
        requireNonNull(source, "source");
        requireNonNull(text, "text");
    }

    /** Which output a chunk came from. */
    public enum Source {
        /** Standard output. */
        STDOUT,
        /** Standard error. */
        STDERR,
        /** Gradus itself. */
        GRADUS;

        /** The constant's one spelling in SQL and JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The constant with this word. */
        public static Source ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
