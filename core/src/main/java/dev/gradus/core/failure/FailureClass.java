package dev.gradus.core.failure;

import java.util.Locale;

/** Whose failure it was; retry policies, budgets and exit codes decide by it. */
public enum FailureClass {
    /** The work itself failed: the solution, the command, the definition. */
    USER,
    /** Our machinery failed: engine, network, disk, a lost worker. */
    INFRA,
    /** It took longer than its timeout. */
    TIMEOUT,
    /** A rule forbids it. */
    POLICY,
    /** Its budget of attempts, time or money is used up. */
    BUDGET,
    /** A person or a gate said no. */
    REJECTED,
    /** Files or results were altered by what they were meant to judge. */
    TAMPERED,
    /** It took down its worker again and again, and is no longer tried. */
    POISON;

    /** The lower-case word in SQL and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The class of that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static FailureClass ofWord(String word) {
        for (FailureClass failureClass : values()) {
            if (failureClass.word().equals(word)) {
                return failureClass;
            }
        }
        throw new IllegalArgumentException("no failure class is called '" + word + "'");
    }
}
