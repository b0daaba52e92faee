/** The crash test: real worker processes on a real database, killed, frozen and cut off. */
@NullMarked
package dev.gradus.cli.crash;

import org.jspecify.annotations.NullMarked;
