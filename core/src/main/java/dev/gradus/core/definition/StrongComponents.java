package dev.gradus.core.definition;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Groups of nodes that reach one another. Tarjan, "Depth-first search and linear graph algorithms", 1972, with a stack of its
 * own in place of recursion. Used once.
 */
final class StrongComponents {
    private static final int UNSEEN = -1;

    private final int[][] edges;
    private final int[] number;
    private final int[] low;
    private final int[] group;
    private final int[] nextEdge;
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Deque<Integer> path = new ArrayDeque<>();
    private int numbers;
    private int groups;

    StrongComponents(int[][] edges) {
        this.edges = edges;
        this.number = filled(edges.length);
        this.low = new int[edges.length];
        this.group = filled(edges.length);
        this.nextEdge = new int[edges.length];
    }

    /** The group of each node; groups are numbered from 0. */
    int[] find() {
        for (int node = 0; node < edges.length; node++) {
            if (number[node] == UNSEEN) {
                enter(node);
                while (!path.isEmpty()) {
                    step(path.element());
                }
            }
        }
        return group.clone();
    }

    private void enter(int node) {
        number[node] = numbers;
        low[node] = numbers++;
        open.push(node);
        path.push(node);
    }

    private void step(int node) {
        if (nextEdge[node] == edges[node].length) {
            leave(node);
            return;
        }
        int target = edges[node][nextEdge[node]++];
        if (number[target] == UNSEEN) {
            enter(target);
        } else if (group[target] == UNSEEN) {
            low[node] = Math.min(low[node], number[target]);
        }
    }

    private void leave(int node) {
        path.pop();
        if (low[node] == number[node]) {
            closeGroup(node);
        }
        if (!path.isEmpty()) {
            int parent = path.element();
            low[parent] = Math.min(low[parent], low[node]);
        }
    }

    private void closeGroup(int root) {
        int member;
        do {
            member = open.pop();
            group[member] = groups;
        } while (member != root);
        groups++;
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, UNSEEN);
        return array;
    }
}
