package dev.gradus.core.api;

import dev.gradus.core.data.Document;
import dev.gradus.core.report.GradingReport;
import dev.gradus.core.report.ReportTarget;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskSnapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How standing tasks look to the users of task-sync: settings under the kind's name, needs as {@code depends_on} with the
 * numbers of steps, and its words for states. Stateless and thread safe.
 */
public final class SettingsRepresentation {

    /** The task's settings, which its steps are given beside their own, with what its steps put out. */
    public Document settings(TaskSnapshot task) {
        return TaskOutputs.merged(task);
    }

    /** The step's settings with what it put out: an object with its kind as the one key; needs stand within the kind's own settings. */
    public Document settings(TaskSnapshot task, Step step) {
        String kind = step.spec().body().kind();
        Document own = StepOutputs.merged(step);
        List<Document> needs = step.spec().needs().stream()
                .map(need -> Document.emptyObject()
                        .with("id", task.require(need).id().value()))
                .toList();
        if (needs.isEmpty()) {
            return Document.emptyObject().with(kind, own);
        }
        return own.isObject()
                ? Document.emptyObject().with(kind, own.with("depends_on", needs))
                : Document.emptyObject().with(kind, own).with("depends_on", needs);
    }

    /**
     * The task's steps as trees: a step stands once, under the one that generated it or else under the first of its needs. With
     * what grading has come to, and how much each target printed.
     */
    public Document report(TaskSnapshot task, GradingReport grading) {
        Map<StepKey, List<Step>> children = new LinkedHashMap<>();
        List<Step> roots = new ArrayList<>();
        for (Step step : task.all()) {
            StepKey above = above(step);
            if (above == null) {
                roots.add(step);
            } else {
                children.computeIfAbsent(above, any -> new ArrayList<>()).add(step);
            }
        }
        return new Shape()
                .with("task_id", task.task().id().value())
                .with("task_name", task.task().spec().name())
                .with("status", status(task.task()))
                .with("roots", trees(task, roots, children))
                .with("output_sizes", outputSizes(grading))
                .with("grading", Document.ofRecord(grading))
                .done();
    }

    private static Document outputSizes(GradingReport grading) {
        Document sizes = Document.emptyObject();
        for (ReportTarget target : grading.targets()) {
            sizes = sizes.with(target.key(), target.detail().outputBytes());
        }
        return sizes;
    }

    /** Built from the leaves up and without recursion, because a chain may be as long as a task. */
    private List<Document> trees(TaskSnapshot task, List<Step> roots, Map<StepKey, List<Step>> children) {
        Map<StepKey, Document> done = new LinkedHashMap<>();
        Set<StepKey> entered = new HashSet<>();
        Deque<Step> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Step step = open.peek();
            List<Step> below = children.getOrDefault(step.key(), List.of());
            if (entered.add(step.key())) {
                below.forEach(open::push);
            } else {
                open.pop();
                done.put(step.key(), node(task, step, branches(below, done)));
            }
        }
        return branches(roots, done);
    }

    private static List<Document> branches(List<Step> steps, Map<StepKey, Document> done) {
        return steps.stream()
                .map(step -> done.getOrDefault(step.key(), Document.nullValue()))
                .toList();
    }

    private Document node(TaskSnapshot task, Step step, List<Document> children) {
        return new Shape()
                .with("id", step.id().value())
                .with("title", step.spec().title())
                .with("status", status(step.state()))
                .with("settings", settings(task, step))
                .with("results", step.result().results())
                .with("children", children)
                .done();
    }

    private static @Nullable StepKey above(Step step) {
        StepKey parent = step.spec().parent();
        if (parent != null || step.spec().needs().isEmpty()) {
            return parent;
        }
        return step.spec().needs().iterator().next();
    }

    /** {@code active} or {@code inactive}. */
    public static String status(Task task) {
        return task.progress().enabled() ? "active" : "inactive";
    }

    /** {@code new}, {@code active}, {@code completed} or {@code failed}. */
    public static String status(StepState state) {
        return switch (state) {
            case PENDING, READY, BLOCKED -> "new";
            case RUNNING, CANCELLING, NEEDS_QA, WAITING -> "active";
            case COMPLETED, SKIPPED -> "completed";
            case FAILED, CANCELLED -> "failed";
        };
    }
}
