/**
 * Grading as values: rubrics and how they are read, what is graded, the facts of an execution and the verdict that follows
 * from them, gates, repeats, scores and the report. Pure: knows no port, no engine, no clock and no chance.
 */
@NullMarked
package dev.gradus.core.grading;

import org.jspecify.annotations.NullMarked;
