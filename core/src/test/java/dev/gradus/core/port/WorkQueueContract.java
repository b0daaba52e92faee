package dev.gradus.core.port;

/** What every {@link WorkQueue} promises; its parts hold the promises of one method each, and those of their races. */
public interface WorkQueueContract
        extends ClaimingContract,
                TakingContract,
                CompletingContract,
                BatchContract,
                SweepingContract,
                PlacementContract,
                RememberingContract,
                ChildrenContract,
                QueueRaceContract {}
