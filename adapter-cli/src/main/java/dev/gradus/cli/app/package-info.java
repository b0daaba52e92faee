/** The composition root: reads the environment, makes threads and pools, picks adapters. */
@NullMarked
package dev.gradus.cli.app;

import org.jspecify.annotations.NullMarked;
