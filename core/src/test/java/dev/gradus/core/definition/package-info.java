/** Tests of reading, checking and planning definitions. */
@NullMarked
package dev.gradus.core.definition;

import org.jspecify.annotations.NullMarked;
