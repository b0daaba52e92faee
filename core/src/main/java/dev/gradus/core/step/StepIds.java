package dev.gradus.core.step;

/** Gives unused step numbers. A number that is given and not used is lost, which is harmless. */
@FunctionalInterface
public interface StepIds {

    /** The next unused number. */
    StepId next();
}
