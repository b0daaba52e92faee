package dev.gradus.cli.bench;

import java.util.List;

/**
 * What is executed, and by how many.
 *
 * @param tasks tasks of each round
 * @param steps the lengths of tasks, a round for each
 * @param workers workers, each with connections and hints of its own as if it were a process
 * @param concurrency steps that each worker executes at once
 * @param kind what each step is
 */
public record BenchLoad(int tasks, List<Integer> steps, int workers, int concurrency, StepForm kind) {
    public BenchLoad {
        steps = List.copyOf(steps);
        BenchPlan.require("--tasks", tasks, 1, 10_000_000);
        steps.forEach(length -> BenchPlan.require("--steps", length, 1, 100));
        BenchPlan.require("--workers", workers, 1, 64);
        BenchPlan.require("--concurrency", concurrency, 1, 1_000);
    }

    /** What a step that does nothing is. */
    public enum StepForm {
        /** The kind {@code tool} with a tool that does nothing: called on a thread of its own, under a limit. */
        TOOL,
        /** A kind that does nothing and is marked as instant. */
        INSTANT
    }
}
