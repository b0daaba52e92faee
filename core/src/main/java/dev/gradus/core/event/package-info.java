/** Events: facts in the past tense, the streams that order them, and who caused them. */
@NullMarked
package dev.gradus.core.event;

import org.jspecify.annotations.NullMarked;
