package dev.gradus.core.definition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which step needs which, by their places in the list. Iterative throughout: ten thousand steps in a row must not fill a
 * stack. Needs of unknown steps and of the step itself are left out. Immutable.
 */
final class StepGraph {
    private final int[][] needs;

    private StepGraph(int[][] needs) {
        this.needs = needs;
    }

    /**
     * The graph of steps.
     *
     * @param ids in the order of the list; of two equal ones the first is the one that is needed
     * @param needs the ids that each step names, in the same order
     */
    static StepGraph of(List<String> ids, List<? extends Collection<String>> needs) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            places.putIfAbsent(ids.get(i), i);
        }
        int[][] edges = new int[ids.size()][];
        for (int i = 0; i < edges.length; i++) {
            int self = i;
            edges[i] = needs.get(i).stream()
                    .filter(places::containsKey)
                    .mapToInt(places::get)
                    .filter(need -> need != self)
                    .distinct()
                    .toArray();
        }
        return new StepGraph(edges);
    }

    int[] needs(int step) {
        return needs[step].clone();
    }

    /** Every step that is in no cycle and needs nothing in one, each after all it needs. */
    int[] order() {
        int[] open = new int[needs.length];
        List<List<Integer>> dependants = dependants();
        int[] order = new int[needs.length];
        int end = 0;
        for (int step = 0; step < needs.length; step++) {
            open[step] = needs[step].length;
            if (open[step] == 0) {
                order[end++] = step;
            }
        }
        for (int next = 0; next < end; next++) {
            for (int dependant : dependants.get(order[next])) {
                if (--open[dependant] == 0) {
                    order[end++] = dependant;
                }
            }
        }
        return Arrays.copyOf(order, end);
    }

    /** Per step everything it needs, directly or not; of steps beyond {@link #order} every step, so that nothing follows. */
    List<BitSet> allNeeds() {
        BitSet everything = new BitSet();
        everything.set(0, needs.length);
        List<BitSet> all = new ArrayList<>(Collections.nCopies(needs.length, everything));
        for (int step : order()) {
            BitSet own = new BitSet(needs.length);
            for (int need : needs[step]) {
                own.or(all.get(need));
                own.set(need);
            }
            all.set(step, own);
        }
        return all;
    }

    /** One shortest cycle of each group of steps that need one another, from its first step on. */
    List<List<Integer>> cycles() {
        int[] group = new StrongComponents(needs).find();
        List<List<Integer>> cycles = new ArrayList<>();
        BitSet seen = new BitSet();
        for (int step = 0; step < needs.length; step++) {
            if (!seen.get(group[step])) {
                seen.set(group[step]);
                cycleFrom(step, group, cycles);
            }
        }
        return cycles;
    }

    /** By breadth: the first way back to the start within its group is a shortest one. */
    private void cycleFrom(int start, int[] group, List<List<Integer>> cycles) {
        Map<Integer, Integer> cameFrom = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            int step = open.remove();
            for (int need : needs[step]) {
                if (need == start) {
                    cycles.add(path(start, step, cameFrom));
                    return;
                }
                if (group[need] == group[start] && cameFrom.putIfAbsent(need, step) == null) {
                    open.add(need);
                }
            }
        }
    }

    private static List<Integer> path(int start, int end, Map<Integer, Integer> cameFrom) {
        Deque<Integer> path = new ArrayDeque<>();
        for (int step = end; step != start; step = cameFrom.getOrDefault(step, start)) {
            path.addFirst(step);
        }
        path.addFirst(start);
        return List.copyOf(path);
    }

    private List<List<Integer>> dependants() {
        List<List<Integer>> dependants = new ArrayList<>();
        for (int step = 0; step < needs.length; step++) {
            dependants.add(new ArrayList<>());
        }
        for (int step = 0; step < needs.length; step++) {
            for (int need : needs[step]) {
                dependants.get(need).add(step);
            }
        }
        return dependants;
    }
}
