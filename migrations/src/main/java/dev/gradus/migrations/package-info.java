/**
 * The schema of Gradus and the PostgreSQL it lives in when nobody gave one.
 *
 * <p>{@link dev.gradus.migrations.Schema} brings a database to the version of this program;
 * {@link dev.gradus.migrations.EmbeddedPostgres} starts, or joins, a real PostgreSQL in a folder.
 */
@NullMarked
package dev.gradus.migrations;

import org.jspecify.annotations.NullMarked;
