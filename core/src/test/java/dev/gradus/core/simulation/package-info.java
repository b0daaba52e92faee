/**
 * A whole installation in one thread and virtual time: workers that crash, stall and repeat themselves, callers, operators and
 * sweepers on the stores in memory. After every operation named invariants are checked; a failure tells its seed and trace.
 */
@NullMarked
package dev.gradus.core.simulation;

import org.jspecify.annotations.NullMarked;
