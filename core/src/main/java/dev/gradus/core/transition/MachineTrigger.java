package dev.gradus.core.transition;

/** A constant of a trigger enum: what may move an entity from one state to another. */
public interface MachineTrigger {

    /** The constant's name. */
    String name();

    /** Whether this trigger may leave a terminal state. Such a trigger always carries an actor, a reason and a scope. */
    boolean reopens();
}
