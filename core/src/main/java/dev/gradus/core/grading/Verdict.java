package dev.gradus.core.grading;

import java.util.Locale;

/** What grading one criterion on one target came to. */
public enum Verdict {
    /** The criterion's command ended well and, where it prints markers, said so itself. */
    PASS("✅"),
    /** The target does not meet the criterion. */
    FAIL("❌"),
    /** Repeated runs disagree: some passed, some did not. */
    FLAKY("🎲"),
    /** The deadline fired before the command ended, or the command said that it ran out of time. */
    TIMEOUT("⌚"),
    /** The target's patch was refused before anything ran, or git could not apply it. */
    PATCH_REJECTED("🚫"),
    /** The target altered what it was to be judged by. */
    TAMPERED("🚨"),
    /** The machinery failed: nothing is known about the target. */
    INFRA_ERROR("💀"),
    /** The criterion does not hold on its baselines: golden fails it or the original passes it. */
    RUBRIC_INVALID("❗"),
    /** It was not run. */
    SKIPPED("⏩");

    private final String icon;

    Verdict(String icon) {
        this.icon = icon;
    }

    /** One wide character for tables of text. */
    public String icon() {
        return icon;
    }

    /** Whether it tells something about the target: not of one that was not run, or under which the machinery failed. */
    public boolean isKnown() {
        return this != INFRA_ERROR && this != SKIPPED;
    }

    /** The lower-case word in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
