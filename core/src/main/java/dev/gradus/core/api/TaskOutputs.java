package dev.gradus.core.api;

import dev.gradus.core.container.ImageRef;
import dev.gradus.core.data.Document;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.TaskSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What task-sync's steps wrote into their task's settings: {@code docker.image_id} of the last build, {@code containers_map} of
 * the pools and {@code volume_name}. They are kept with the steps' results; here they are shown among the task's settings, where
 * its users look for them. What a person has set is never replaced.
 */
final class TaskOutputs {
    private static final String DOCKER = "docker";
    private static final String IMAGE_ID = "image_id";
    private static final String IMAGE_TAG = "image_tag";
    private static final String CONTAINERS_MAP = "containers_map";
    private static final String VOLUME_NAME = "volume_name";
    private static final List<String> FIRST_PLACES = List.of("original", "golden");

    private TaskOutputs() {}

    /** The task's inputs with what its steps have put out; of two steps that say the same the one with the higher number counts. */
    static Document merged(TaskSnapshot task) {
        Document set = task.task().spec().inputs();
        Document shown = Document.emptyObject();
        for (Step step : task.all()) {
            shown = with(shown, step, set);
        }
        return over(set, shown);
    }

    private static Document with(Document shown, Step step, Document set) {
        Document results = StepOutputs.results(step);
        return switch (step.spec().body().kind()) {
            case "docker_build" ->
                results.member(IMAGE_ID)
                        .filter(id -> isOfTask(results, set))
                        .map(id -> shown.with(DOCKER, Document.emptyObject().with(IMAGE_ID, id)))
                        .orElse(shown);
            case "docker_pool" ->
                results.member("containers")
                        .map(members -> withContainers(shown, placed(members.items())))
                        .orElse(shown);
            case "docker_volume_pool" ->
                results.member(CONTAINERS_MAP)
                        .map(map -> withContainers(shown, map))
                        .orElse(shown);
            case "docker_extract_volume" ->
                results.member(VOLUME_NAME)
                        .map(name -> shown.with(VOLUME_NAME, name))
                        .orElse(shown);
            default -> shown;
        };
    }

    /** A task that names its image is shown the id of that image only. */
    private static boolean isOfTask(Document results, Document set) {
        Optional<Document> wanted = set.member(DOCKER)
                .filter(Document::isObject)
                .flatMap(docker -> docker.member(IMAGE_TAG))
                .filter(Document::isString);
        return wanted.isEmpty()
                || results.member(IMAGE_TAG)
                        .filter(built -> isSame(built.text(), wanted.get().text()))
                        .isPresent();
    }

    private static boolean isSame(String built, String wanted) {
        try {
            return ImageRef.parse(built).equals(ImageRef.parse(wanted));
        } catch (IllegalArgumentException noReference) {
            return built.equals(wanted);
        }
    }

    /** {@code original}, {@code golden}, {@code solution1}, … as far as the members go. */
    private static Document placed(List<Document> members) {
        Document map = Document.emptyObject();
        for (int i = 0; i < members.size(); i++) {
            boolean first = i < FIRST_PLACES.size();
            map = map.with(first ? FIRST_PLACES.get(i) : "solution" + (i - FIRST_PLACES.size() + 1), members.get(i));
        }
        return map;
    }

    private static Document withContainers(Document shown, Document map) {
        return shown.with(CONTAINERS_MAP, over(map, shown.member(CONTAINERS_MAP).orElse(Document.emptyObject())));
    }

    /** The members of both, objects within them too; where both say something the upper one counts. */
    private static Document over(Document upper, Document lower) {
        Document merged = upper;
        for (Map.Entry<String, Document> member : lower.members().entrySet()) {
            Document below = member.getValue();
            Document above = upper.member(member.getKey()).orElse(null);
            if (above == null) {
                merged = merged.with(member.getKey(), below);
            } else if (isGroup(member.getKey()) && above.isObject()) {
                merged = merged.with(member.getKey(), over(above, below));
            }
        }
        return merged;
    }

    private static boolean isGroup(String name) {
        return name.equals(DOCKER) || name.equals(CONTAINERS_MAP);
    }
}
