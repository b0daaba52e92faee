package dev.gradus.cli;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** A definition with some of its steps alone: what they need is no longer waited for. */
final class ChosenSteps {
    private ChosenSteps() {}

    /** The steps of a file that is read here, or of a definition that the backend has. */
    static TaskOrder.Source of(TaskOrder.Source source, List<String> keys, Definitions reading, Backend backend) {
        if (source instanceof TaskOrder.Written written) {
            Document definition = reading.read(written.text()).orThrow().source();
            return written(written.text().name(), definition, keys);
        }
        if (source instanceof TaskOrder.Named named) {
            Document definition =
                    backend.definitions().get(named.name()).member("source").orElseThrow();
            return written(named.name(), definition, keys);
        }
        throw new CoreException(ErrorCode.USAGE, "--only chooses steps of a definition");
    }

    private static TaskOrder.Source written(String name, Document definition, List<String> keys) {
        return new TaskOrder.Written(
                new DefinitionText(name, chosen(definition, keys).toPrettyJson()));
    }

    private static Document chosen(Document definition, List<String> keys) {
        List<Document> steps = new ArrayList<>();
        List<String> missing = new ArrayList<>(keys);
        for (Document step : definition.member("steps").orElseThrow().items()) {
            String id = Cells.text(step, "id");
            if (keys.contains(id)) {
                missing.remove(id);
                steps.add(step.without("needs").without("depends_on"));
            }
        }
        if (!missing.isEmpty()) {
            throw new CoreException(ErrorCode.NOT_FOUND, "--only: the definition has no step " + missing);
        }
        return definition.with("steps", steps);
    }
}
