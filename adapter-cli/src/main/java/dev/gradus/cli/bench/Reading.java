package dev.gradus.cli.bench;

import org.jspecify.annotations.Nullable;

/**
 * What all counters show at one moment, or between two.
 *
 * @param nanos time
 * @param clientCpu nanoseconds of CPU of this process
 * @param serverCpu nanoseconds of CPU of the server; null when it cannot be read
 * @param walBytes written by the whole server
 * @param walPages whole pages among that, written after a checkpoint
 * @param statements sent by the measured installation
 * @param transactions committed by it
 */
record Reading(
        long nanos,
        long clientCpu,
        @Nullable Long serverCpu,
        long walBytes,
        long walPages,
        long statements,
        long transactions) {

    /** What happened since an earlier one. */
    Reading since(Reading earlier) {
        return new Reading(
                nanos - earlier.nanos,
                clientCpu - earlier.clientCpu,
                serverCpu == null || earlier.serverCpu == null ? null : serverCpu - earlier.serverCpu,
                walBytes - earlier.walBytes,
                walPages - earlier.walPages,
                statements - earlier.statements,
                transactions - earlier.transactions);
    }
}
