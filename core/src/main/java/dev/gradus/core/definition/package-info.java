/** Definitions: reading them from YAML and JSON with positions, checking them, versions, inputs. */
@NullMarked
package dev.gradus.core.definition;

import org.jspecify.annotations.NullMarked;
