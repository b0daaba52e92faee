package dev.gradus.core.kind;

/** A kind that says how it is used, for {@code docs/step-kinds.md}. */
public interface Documented {

    /** How it is used. */
    KindGuide guide();
}
