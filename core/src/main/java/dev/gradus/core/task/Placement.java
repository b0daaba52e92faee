package dev.gradus.core.task;

import dev.gradus.core.step.Step;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which session may have a step, said once in Java: one that offers every label the step demands. A session offers its own
 * labels, its host and its container engine; a step demands its labels and where its task is pinned. The stores' statements
 * are its twins, and {@code explain} reads it.
 */
public final class Placement {
    private Placement() {}

    /** What a session must offer to have the step. */
    public static Map<String, String> demands(Task task, Step step) {
        Map<String, String> demands = new LinkedHashMap<>(step.spec().labels());
        demands.putAll(task.pins().labels());
        return demands;
    }

    /** What of it these offers do not meet; empty when the step may be had. */
    public static Map<String, String> unmet(Task task, Step step, Map<String, String> offers) {
        Map<String, String> unmet = demands(task, step);
        unmet.entrySet().removeIf(demand -> demand.getValue().equals(offers.get(demand.getKey())));
        return unmet;
    }

    /** Whether a session that offers this may have the step. */
    public static boolean isMet(Task task, Step step, Map<String, String> offers) {
        return unmet(task, step, offers).isEmpty();
    }
}
