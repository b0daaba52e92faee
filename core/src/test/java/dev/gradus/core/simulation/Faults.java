package dev.gradus.core.simulation;

import java.util.EnumMap;
import java.util.Map;

/** How often each fault bit. */
final class Faults {
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);

    /** What can go wrong. */
    enum Fault {
        /** A worker forgot everything it held. */
        CRASHED,
        /** A worker no longer renewed its lease and went on working. */
        STALLED,
        /** An attempt was taken back from a lost worker. */
        LOST,
        /** A step was given up because it lost three workers. */
        POISON,
        /** An outcome was refused because it came too late. */
        FENCED,
        /** An outcome was delivered twice. */
        REPEATED,
        /** A sweeper tried to take back what it had no right to. */
        SWEPT_IN_VAIN,
        /** A step was given back unharmed. */
        HANDED_BACK,
        /** A cancellation was confirmed by another than the owner. */
        CONFIRMED_BY_ANOTHER,
        /** What had to be confirmed gone was on another host. */
        OUT_OF_REACH,
        /** A task was moved to another host, or pinned. */
        MOVED,
        /** A late outcome met a step being cancelled. */
        CANCELLED_WITH_OUTCOME
    }

    void add(Fault fault) {
        counts.merge(fault, 1, Integer::sum);
    }

    void addAll(Faults others) {
        others.counts.forEach((fault, count) -> counts.merge(fault, count, Integer::sum));
    }

    int count(Fault fault) {
        return counts.getOrDefault(fault, 0);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
