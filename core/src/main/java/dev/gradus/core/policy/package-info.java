/** Policies: immutable values that each answer one question. */
@NullMarked
package dev.gradus.core.policy;

import org.jspecify.annotations.NullMarked;
