/** The hook by which jOOQ's code generation reads the schema that the migrations make. Used by the build only. */
@NullMarked
package dev.gradus.migrations.codegen;

import org.jspecify.annotations.NullMarked;
