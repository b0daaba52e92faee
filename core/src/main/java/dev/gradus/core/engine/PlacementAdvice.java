package dev.gradus.core.engine;

import dev.gradus.core.port.WorkerInfo;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.Placement;
import dev.gradus.core.task.Task;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what keeps a step from being executed by whoever is there, and what would help; from {@link Placement}. */
final class PlacementAdvice {
    private static final int SHOWN = 12;

    private PlacementAdvice() {}

    /** Why none of these workers, at least one, may have the step. */
    static String among(Task task, Step step, List<WorkerInfo> workers) {
        WorkerInfo nearest = Collections.min(
                workers,
                Comparator.comparingInt(
                        worker -> Placement.unmet(task, step, worker.offers()).size()));
        Map<String, String> offers = nearest.offers();
        Map<String, String> unmet = Placement.unmet(task, step, offers);
        return "needs a worker with %s; of %d live worker(s) the nearest, '%s', has %s: %s"
                .formatted(text(unmet), workers.size(), nearest.name(), having(unmet, offers), remedy(task, unmet));
    }

    /** Why a process that offers this may not have the step. */
    static String elsewhere(Task task, Step step, Map<String, String> offers) {
        Map<String, String> unmet = Placement.unmet(task, step, offers);
        return "cannot be run here: its step '%s' needs %s, and this process has %s: %s"
                .formatted(step.key(), text(unmet), having(unmet, offers), here(task, unmet));
    }

    private static String here(Task task, Map<String, String> unmet) {
        String run = isOfPlace(unmet) ? "run it there" : "have a worker run it with 'gradus step run'";
        return isOfPlace(unmet) ? run + ", or " + move(task) : run;
    }

    private static String remedy(Task task, Map<String, String> unmet) {
        String marks = unmet.entrySet().stream()
                .filter(demand -> !Pins.KEYS.contains(demand.getKey()))
                .map(demand -> " --label " + demand.getKey() + "=" + demand.getValue())
                .collect(Collectors.joining());
        return isOfPlace(unmet)
                ? "run 'gradus worker%s' there, or %s".formatted(marks, move(task))
                : "start one with 'gradus worker%s'".formatted(marks);
    }

    private static boolean isOfPlace(Map<String, String> unmet) {
        return !Collections.disjoint(unmet.keySet(), Pins.KEYS);
    }

    private static String move(Task task) {
        return "move the task with 'gradus task repin %s'".formatted(task.id());
    }

    /** What there is in place of what is needed. */
    private static String having(Map<String, String> unmet, Map<String, String> offers) {
        return unmet.keySet().stream()
                .map(key -> offers.containsKey(key) ? key + "=" + shortened(offers.get(key)) : "no " + key)
                .collect(Collectors.joining(", "));
    }

    private static String text(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + shortened(label.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String shortened(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
