package dev.gradus.http;

import dev.gradus.core.api.Operations;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.StepSpec;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Refuses steps that would run programs on the host for whoever can reach this server. */
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

    void require(Collection<StepSpec> steps) {
        if (settings.mayRunHostCommands()) {
            return;
        }
        Set<String> refused = operations.hostKinds();
        for (StepSpec step : steps) {
            if (refused.contains(step.body().kind())) {
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
