/** The ledger of runs: entries are steps of tasks named by their run, most of them executed by somebody else. */
@NullMarked
package dev.gradus.core.ledger;

import org.jspecify.annotations.NullMarked;
