/**
 * What is run in containers, as values: images, options as the Docker command line reads them, trust levels, limits, labels.
 * Knows no engine; {@code core.port.ContainerEngine} does the work.
 */
@NullMarked
package dev.gradus.core.container;

import org.jspecify.annotations.NullMarked;
