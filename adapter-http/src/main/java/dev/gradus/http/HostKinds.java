package dev.gradus.http;

import dev.gradus.core.api.Operations;
import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What steps may do for whoever can reach this server: refuses those that would run programs on the host. */
final class HostKinds {
    private final Operations operations;
    private final ServerSettings settings;

    HostKinds(Operations operations, ServerSettings settings) {
        this.operations = operations;
        this.settings = settings;
    }

    void require(Definition definition) {
        require(definition.steps());
    }

    /** Refuses to change the steps of a task that was given more trust than strangers have. */
    void require(TaskSnapshot task, StepSpec step) {
        require(task);
        require(List.of(step));
    }

    /** Refuses to change a task that was given more trust than strangers have. */
    void require(TaskSnapshot task) {
        String trust = task.task().spec().labels().get(TaskSpec.TRUST);
        if (trust != null && !settings.mayRunHostCommands()) {
            throw new CoreException(
                    ErrorCode.NOT_ALLOWED,
                    "task %s was made with trust level %s: it is not changed over HTTP"
                            .formatted(task.task().id(), trust),
                    Document.object(Map.of("hint", "configure a token, or use the command line without --server")));
        }
    }

    /** The labels of a new task, which say what its containers may do unless that is what strangers' may. */
    Map<String, String> trusted(Map<String, String> labels) {
        if (settings.trust() == TrustLevel.NETWORKED) {
            return labels;
        }
        Map<String, String> trusted = new LinkedHashMap<>(labels);
        trusted.put(TaskSpec.TRUST, settings.trust().word());
        return trusted;
    }

    void require(Collection<StepSpec> steps) {
        if (settings.mayRunHostCommands()) {
            return;
        }
        for (StepSpec step : steps) {
            if (operations.runsOnHost(step.body())) {
                throw new CoreException(
                        ErrorCode.NOT_ALLOWED,
                        "step '%s' is of kind '%s', which runs programs on the host and is refused over HTTP"
                                .formatted(step.key(), step.body().kind()),
                        Document.object(
                                Map.of("hint", "configure a token, or start the server with --allow-host-commands")));
            }
        }
    }
}
