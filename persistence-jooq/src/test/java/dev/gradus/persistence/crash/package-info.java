/** An application with its own tables and Gradus in one database, killed again and again. */
package dev.gradus.persistence.crash;
