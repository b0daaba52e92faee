/** Tests, and what other modules' tests take from here: {@link dev.gradus.migrations.TemporaryDatabase}. */
@NullMarked
package dev.gradus.migrations;

import org.jspecify.annotations.NullMarked;
