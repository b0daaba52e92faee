/** Step kinds: one file for each; a kind binds its settings, checks them and executes over ports. */
@NullMarked
package dev.gradus.core.kind;

import org.jspecify.annotations.NullMarked;
