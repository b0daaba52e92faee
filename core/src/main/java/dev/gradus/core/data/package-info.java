/**
 * JSON-shaped data as immutable values: reading with bounds, paths, a canonical form with its SHA-256, and strict
 * binding to records; no type of the JSON library shows outside.
 */
@NullMarked
package dev.gradus.core.data;

import org.jspecify.annotations.NullMarked;
