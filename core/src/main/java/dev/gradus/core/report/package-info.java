/** The report on a task's grading: its model, and how it is written for people and programs. Pure. */
@NullMarked
package dev.gradus.core.report;

import org.jspecify.annotations.NullMarked;
