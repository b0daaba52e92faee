package dev.gradus.persistence;

import dev.gradus.persistence.Successor.Needing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A locked task some of whose steps succeed together, and what follows from that: the twin of {@code Consequences} and
 * {@code TaskEvolution.freed} for what is plain. Used by one thread.
 */
final class PlainTask {
    private final long id;
    private final long seq;
    private final List<Integer> deliveries = new ArrayList<>();
    private final Map<Long, Needing> needing = new LinkedHashMap<>();
    private final Map<Long, Integer> ended = new LinkedHashMap<>();
    private int endedWork;
    private boolean ends;

    PlainTask(long id, long seq) {
        this.id = id;
        this.seq = seq;
    }

    long id() {
        return id;
    }

    long seq() {
        return seq;
    }

    /** Which deliveries are about it, in their order. */
    List<Integer> deliveries() {
        return deliveries;
    }

    /** One of its steps succeeds; these are its pairs. */
    void succeeds(int delivery, List<Successor> pairs) {
        deliveries.add(delivery);
        endedWork += pairs.get(0).work() ? 1 : 0;
        for (Successor pair : pairs) {
            Needing next = pair.needing();
            if (next != null) {
                needing.put(next.id(), next);
                ended.merge(next.id(), 1, Integer::sum);
            }
        }
    }

    /** The steps one of whose needs ends. */
    List<Needing> concerned() {
        return List.copyOf(needing.values());
    }

    int endedNeeds(Needing step) {
        return ended.getOrDefault(step.id(), 0);
    }

    boolean frees(Needing step) {
        return step.isPending() && step.plain() && step.open() == endedNeeds(step);
    }

    /** Whether work becomes READY, so that the task plainly goes on. */
    boolean freesWork() {
        return needing.values().stream().anyMatch(step -> step.work() && frees(step));
    }

    /** Whether it goes on, or completes with nothing left open, given its steps as they were before; false when more follows. */
    boolean isPlainWith(Counts before) {
        if (before.openWork() > endedWork) {
            return before.goingWork() > endedWork;
        }
        ends = endedWork > 0 && before.failedWork() == 0 && before.open() == deliveries.size();
        return ends;
    }

    /** Whether it completes. */
    boolean ends() {
        return ends;
    }

    /** The number of its last fact afterwards. */
    long nextSeq() {
        return seq + deliveries.size() + (ends ? 1 : 0);
    }

    /**
     * The steps of a task.
     *
     * @param open how many have not ended
     * @param openWork how many of these are work
     * @param goingWork how many work steps go on by themselves
     * @param failedWork how many work steps count as failed
     */
    record Counts(int open, int openWork, int goingWork, int failedWork) {}
}
