/** The command line: one class per command over the driving ports. */
@NullMarked
package dev.gradus.cli;

import org.jspecify.annotations.NullMarked;
