package dev.gradus.core.definition;

import dev.gradus.core.step.StepBody;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepPlace;
import dev.gradus.core.step.StepPolicies;
import dev.gradus.core.step.StepSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A step as read, not yet compared with the other steps.
 *
 * @param node where everything stands
 * @param id as written, or generated; not always a valid key
 * @param title for people
 * @param place its role
 * @param kind what it does
 * @param needs as written
 * @param policies when and how often it runs
 * @param labels free marks
 */
record StepDraft(
        Node node,
        String id,
        String title,
        StepPlace place,
        KindFormat.Kind kind,
        List<Need> needs,
        StepPolicies policies,
        Map<String, String> labels) {

    /**
     * A need as written.
     *
     * @param id of the step it names
     * @param at where it is written
     */
    record Need(String id, Position at) {}

    /** Where the id is written, else where the step begins. */
    Position at() {
        return node.locate("/id", false);
    }

    List<String> neededIds() {
        return needs.stream().map(Need::id).toList();
    }

    /** The step; only when nothing was found wrong. */
    StepSpec spec() {
        Set<StepKey> keys = new LinkedHashSet<>();
        needs.forEach(need -> keys.add(new StepKey(need.id())));
        StepBody body = new StepBody(kind.name(), kind.settings().value(), true);
        return new StepSpec(new StepKey(id), title, place, body, keys, policies, labels);
    }
}
