/** In-memory adapters of every store: for tests, demos and embedding without a database. Nothing outlives the process. */
@NullMarked
package dev.gradus.core.memory;

import org.jspecify.annotations.NullMarked;
