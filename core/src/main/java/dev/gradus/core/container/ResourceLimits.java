package dev.gradus.core.container;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much of its host a container can use; 0 where there is no limit. An engine that cannot hold a limit is no reason to run
 * without it: adapters compare what was set with what was asked for.
 *
 * @param memoryBytes memory
 * @param memorySwapBytes memory and swap together; -1 for unlimited swap
 * @param nanoCpus processors, in billionths
 * @param pids processes
 */
public record ResourceLimits(long memoryBytes, long memorySwapBytes, long nanoCpus, long pids) {
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000L);

    /** The limits among options. */
    static ResourceLimits of(RunOptions options) {
        return new ResourceLimits(
                options.size(RunOption.MEMORY).orElse(0L),
                options.size(RunOption.MEMORY_SWAP).orElse(0L),
                options.text(RunOption.CPUS)
                        .map(cpus -> new BigDecimal(cpus).multiply(BILLION).longValue())
                        .orElse(0L),
                number(options.number(RunOption.PIDS_LIMIT)));
    }

    /** The engine takes -1 for none. */
    private static long number(Optional<Long> pids) {
        return Math.max(0, pids.orElse(0L));
    }
}
