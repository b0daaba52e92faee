package dev.gradus.core.data;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the constant of a record type that stands in for what a document leaves out: for the whole value where a component of this
 * type is absent, and for single components where the value is there. {@link Document#compactOf} leaves out what equals it.
 * Absent collections are empty and absent {@code @Nullable} components null whatever the constant says.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StandIn {
    /** The name of a static constant of the record type itself. Once stored, its value is never changed. */
    String value();
}
