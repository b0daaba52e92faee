package dev.gradus.core.api;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepState;
import java.util.List;
import java.util.Map;

/**
 * What task-sync wrote back into a step's settings: ids, containers and hashes. They are kept with the step's results; here they
 * are shown among the settings, where its users look for them. What a person has set is never replaced, but for the time of the
 * next pull.
 */
final class StepOutputs {
    private static final String FILES = "files/";
    private static final String NEXT_PULL = "prevent_run_before";
    private static final Map<String, List<String>> OF_KIND = Map.of(
            "docker_pull", List.of("image_id", NEXT_PULL),
            "docker_build", List.of("image_id"),
            "docker_run", List.of("container_id", "container_name"),
            "docker_pool", List.of("containers"),
            "docker_volume_pool", List.of("containers"),
            "docker_extract_volume", List.of("volume_name"));

    private StepOutputs() {}

    /** The step's settings with what it has put out. */
    static Document merged(Step step) {
        Document settings = step.spec().body().settings();
        List<String> names = OF_KIND.get(step.spec().body().kind());
        if (names == null || !settings.isObject()) {
            return settings;
        }
        Document results = results(step);
        Document merged = settings;
        for (String name : names) {
            boolean shown = merged.member(name).isEmpty() || name.equals(NEXT_PULL);
            if (shown && results.member(name).isPresent()) {
                merged = merged.with(name, results.member(name).get());
            }
        }
        Document hashes = hashes(step);
        return hashes.size() == 0 ? merged : merged.with("hashes", hashes);
    }

    /** A step that is open again still shows what it put out last. */
    static Document results(Step step) {
        LastSuccess last = step.result().last();
        return step.state() == StepState.COMPLETED || last == null
                ? step.result().results()
                : last.results();
    }

    private static Document hashes(Step step) {
        LastSuccess last = step.result().last();
        Document hashes = Document.emptyObject();
        if (last != null) {
            for (Map.Entry<String, String> input :
                    last.tracking().fingerprint().inputs().entrySet()) {
                if (input.getKey().startsWith(FILES)) {
                    hashes = hashes.with(input.getKey().substring(FILES.length()), input.getValue());
                }
            }
        }
        return hashes;
    }
}
