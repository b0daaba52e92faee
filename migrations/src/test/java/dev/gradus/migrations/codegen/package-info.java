/** Tests of the hook for jOOQ's code generation. */
@NullMarked
package dev.gradus.migrations.codegen;

import org.jspecify.annotations.NullMarked;
