package dev.gradus.core.definition;

/** Every code this package gives a {@link Problem}. Stable: {@code docs/definitions.md} explains each, and a test holds the two equal. */
enum ProblemCode {
    // ---- the text
    SYNTAX,
    EMPTY,
    BAD_CHARACTER,
    TOO_LARGE,
    TOO_DEEP,
    MANY_DOCUMENTS,
    TAG,
    MERGE_KEY,
    BAD_KEY,
    DUPLICATE_KEY,
    UNKNOWN_ALIAS,
    ALIASES_TOO_LARGE,
    BAD_NUMBER,

    // ---- keys and values
    UNKNOWN_KEY,
    MISSING_KEY,
    CONFLICTING_KEYS,
    WRONG_TYPE,
    BAD_VALUE,
    BAD_NAME,
    BAD_DURATION,
    OUT_OF_RANGE,
    NOT_SUPPORTED,

    // ---- steps
    NO_KIND,
    MANY_KINDS,
    UNKNOWN_KIND,
    DUPLICATE_ID,
    UNKNOWN_NEED,
    DUPLICATE_NEED,
    SELF_NEED,
    CYCLE,
    WHEN_WITHOUT_NEEDS,

    // ---- placeholders
    BAD_REFERENCE,
    MISPLACED_REFERENCE,
    UNKNOWN_INPUT,
    UNKNOWN_STEP,
    NOT_A_NEED,
    FORBIDDEN_VARIABLE,

    // ---- the list of problems itself
    TOO_MANY_PROBLEMS
}
