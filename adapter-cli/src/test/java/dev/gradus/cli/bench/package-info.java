/** The instrument reads what it should; how fast anything is, no test says. */
package dev.gradus.cli.bench;
