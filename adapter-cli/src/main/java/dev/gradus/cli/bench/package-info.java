/**
 * Measures an installation, and beside it a reference in plain JDBC, in schemas of its own. Here, and outside the adapters of
 * databases only here, JDBC is used directly: an instrument must not be made of what it measures.
 */
@NullMarked
package dev.gradus.cli.bench;

import org.jspecify.annotations.NullMarked;
