package dev.gradus.http;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.api.TaskRequest.Inline;
import dev.gradus.core.api.TaskRequest.Named;
import dev.gradus.core.api.TaskRequest.Options;
import dev.gradus.core.api.TaskRequest.Source;
import dev.gradus.core.api.TaskRequest.Standing;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.IdempotencyKey;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.TaskSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body that asks for a task. */
record TaskBody(
        @Nullable String definition,
        @Nullable String version,
        @Nullable Document source,
        @Nullable String file,
        @Nullable String name,
        @Nullable Document inputs,
        Map<String, String> labels,
        @Nullable Dispatch dispatch,
        @Nullable String localPath,
        @Nullable Boolean sharedPath) {

    TaskBody {
        if (definition != null && source != null) {
            throw new IllegalArgumentException("give either 'definition' or 'source', not both");
        }
        if (definition == null && source == null && name == null) {
            throw new IllegalArgumentException("give 'definition', 'source', or 'name' for a standing task");
        }
        if (version != null && definition == null) {
            throw new IllegalArgumentException("'version' goes with 'definition'");
        }
        if (inputs != null && !inputs.isObject()) {
            throw new IllegalArgumentException("'inputs' must be an object");
        }
        if (labels.keySet().stream().anyMatch(label -> label.startsWith(TaskSpec.RESERVED))) {
            throw new IllegalArgumentException("labels beginning with '" + TaskSpec.RESERVED + "' cannot be given");
        }
        if (name != null && (name.isBlank() || name.length() > 200)) {
            throw new IllegalArgumentException("'name' has 1 to 200 characters");
        }
    }

    TaskRequest request(Definitions definitions, HostKinds hostKinds, @Nullable IdempotencyKey key) {
        Document given = inputs == null ? Document.emptyObject() : inputs;
        return new TaskRequest(
                from(definitions, hostKinds),
                given,
                new Options(
                        name, dispatch, localPath, Boolean.TRUE.equals(sharedPath), hostKinds.trusted(labels), key));
    }

    private Source from(Definitions definitions, HostKinds hostKinds) {
        if (source != null) {
            Definition read = SourceBody.text(source, file, definitions);
            hostKinds.require(read);
            return new Inline(read);
        } else if (definition != null) {
            hostKinds.require(definitions.get(definition, version));
            return new Named(definition, version);
        } else if (name != null) {
            return new Standing(name);
        }
        throw new CoreException(ErrorCode.INVALID_INPUT, "give 'definition', 'source', or 'name'");
    }
}
