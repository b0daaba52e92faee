/** The command line as a person meets it: arguments in, two outputs and an exit code out. */
package dev.gradus.cli;
