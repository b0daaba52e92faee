package dev.gradus.core.engine;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.api.TaskRequest.Inline;
import dev.gradus.core.api.TaskRequest.Named;
import dev.gradus.core.api.TaskRequest.Options;
import dev.gradus.core.api.TaskRequest.Standing;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.policy.Limits;
import dev.gradus.core.port.DefinitionStore;
import dev.gradus.core.port.NewTask;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.task.DefinitionRef;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.OnFailure;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.TaskRules;
import dev.gradus.core.task.TaskSpec;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Turns a request into the task to be stored, or refuses it: nothing is stored before everything is checked. */
final class TaskMaker {
    private final Definitions definitions;
    private final DefinitionStore store;
    private final SettingsResolver resolver;
    private final Supplier<Limits> limits;
    private final String host;

    TaskMaker(
            Definitions definitions,
            DefinitionStore store,
            SettingsResolver resolver,
            Supplier<Limits> limits,
            String host) {
        this.definitions = definitions;
        this.store = store;
        this.resolver = resolver;
        this.limits = limits;
        this.host = host;
    }

    /** The tasks of these requests; what many of them have in common is looked up and checked once. */
    List<NewTask> makeAll(List<TaskRequest> requests, Cause cause) {
        Making making = new Making();
        return requests.stream()
                .map(making::make)
                .map(task -> signed(task, cause))
                .toList();
    }

    /** Where another person than whoever makes the task has to approve, the task says who made it. */
    private static NewTask signed(NewTask task, Cause cause) {
        boolean needed = task.steps().stream()
                .map(step -> step.policies().approval())
                .anyMatch(approval -> approval != null && approval.fourEyes());
        if (!needed) {
            return task;
        }
        TaskSpec spec = task.spec();
        Map<String, String> labels = new LinkedHashMap<>(spec.labels());
        labels.put(TaskSpec.SUBMITTER, cause.actor().value());
        var known = new TaskSpec(spec.name(), spec.definition(), spec.inputs(), spec.rules(), spec.localPath(), labels);
        return new NewTask(known, task.pins(), task.steps(), task.idempotency());
    }

    /** What one call makes. */
    private final class Making {
        private final Map<Named, Known> known = new HashMap<>();
        private final Set<TaskSpec> checked = new HashSet<>();

        NewTask make(TaskRequest request) {
            return TaskMaker.this.make(request, this);
        }

        Known definition(Named named) {
            return known.computeIfAbsent(named, name -> new Known(definitions.get(name.name(), name.version())));
        }

        void check(TaskSpec spec, Definition definition) {
            if (checked.add(spec)) {
                resolver.checkWithInputs(spec, definition.steps());
            }
        }
    }

    /** A definition with its version, which costs reading all of it. */
    private record Known(Definition definition, DefinitionRef ref) {
        Known(Definition definition) {
            this(definition, definition.ref());
        }
    }

    private NewTask make(TaskRequest request, Making making) {
        refuseTooLarge(request.inputs());
        TaskRequest.Source source = request.source();
        if (source instanceof Standing standing) {
            return standing(standing, request);
        }
        if (source instanceof Inline inline) {
            Definition definition = inline.definition();
            Known known = new Known(definition);
            NewTask task = from(known, request, making);
            store.save(definition.name(), known.ref().version(), definition.source());
            return task;
        }
        Named named = (Named) source;
        return from(making.definition(named), request, making);
    }

    private NewTask standing(Standing standing, TaskRequest request) {
        Options options = request.options();
        Dispatch dispatch = options.dispatch() == null ? Dispatch.MANUAL : options.dispatch();
        TaskSpec spec = new TaskSpec(
                standing.name(),
                null,
                request.inputs(),
                new TaskRules(dispatch, OnFailure.CONTINUE),
                options.localPath(),
                options.labels());
        return new NewTask(spec, pins(options, false), List.of(), options.idempotency());
    }

    private NewTask from(Known known, TaskRequest request, Making making) {
        Definition definition = known.definition();
        Options options = request.options();
        Document inputs = definitions.inputs(definition, request.inputs());
        Dispatch dispatch = options.dispatch() == null ? definition.rules().dispatch() : options.dispatch();
        Map<String, String> labels = new LinkedHashMap<>(definition.labels());
        refuseReserved(labels);
        labels.putAll(options.labels());
        TaskSpec spec = new TaskSpec(
                options.name() == null ? definition.name() : options.name(),
                known.ref(),
                inputs,
                new TaskRules(dispatch, definition.rules().onFailure()),
                options.localPath(),
                labels);
        making.check(spec, definition);
        List<StepSpec> steps = ConcurrencyKeys.settled(definition.steps(), inputs);
        return new NewTask(spec, pins(options, definition.sharedPath()), steps, options.idempotency());
    }

    /** A folder is on one machine, this one, unless somebody says that it is everywhere. */
    private Pins pins(Options options, boolean sharedByDefinition) {
        boolean shared = options.sharedPath() || sharedByDefinition;
        return options.localPath() == null || shared ? Pins.NONE : Pins.toHost(host);
    }

    private static void refuseReserved(Map<String, String> labels) {
        labels.keySet().stream()
                .filter(label -> label.startsWith(TaskSpec.RESERVED))
                .findFirst()
                .ifPresent(label -> {
                    throw new CoreException(
                            ErrorCode.INVALID_DEFINITION,
                            "a definition cannot set the label '%s': labels beginning with '%s' say who made a task"
                                    .formatted(label, TaskSpec.RESERVED));
                });
    }

    private void refuseTooLarge(Document inputs) {
        int bytes = inputs.toJson().getBytes(StandardCharsets.UTF_8).length;
        int allowed = limits.get().maxInputBytes();
        if (bytes > allowed) {
            throw new CoreException(
                    ErrorCode.POLICY_VIOLATION,
                    "MAX_INPUT_BYTES_EXCEEDED: Input payload is %d bytes, exceeds max_input_bytes=%d"
                            .formatted(bytes, allowed),
                    Document.object(Map.of(
                            "violation", "MAX_INPUT_BYTES_EXCEEDED",
                            "input_bytes", bytes,
                            "max_input_bytes", allowed)));
        }
    }
}
