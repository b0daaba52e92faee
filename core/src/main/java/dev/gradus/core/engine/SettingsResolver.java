package dev.gradus.core.engine;

import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Interpolation;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.kind.SettingsFault;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.PublicIds;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills the placeholders of steps' settings. Loads a step's task only when its settings ask for more than inputs. */
final class SettingsResolver {
    private final TaskStore tasks;
    private final KindRegistry kinds;
    private final PublicIds ids;
    private final Map<String, String> environment;

    SettingsResolver(TaskStore tasks, KindRegistry kinds, PublicIds ids, Map<String, String> environment) {
        this.tasks = tasks;
        this.kinds = kinds;
        this.ids = ids;
        this.environment = Map.copyOf(environment);
    }

    /** The settings that the claimed step is to be executed with; INVALID_INPUT names a placeholder without a value. */
    Document resolve(ClaimedStep claimed) {
        Document settings = claimed.step().spec().body().settings();
        if (!claimed.step().spec().body().interpolated()) {
            return settings;
        }
        return Interpolation.resolve(settings, new TaskValues(claimed.task(), claimed.taskId(), claimed.step()));
    }

    /**
     * Checks, before anything is stored, the settings that inputs alone complete: INVALID_INPUT names the first fault.
     */
    void checkWithInputs(TaskSpec task, List<StepSpec> steps) {
        for (StepSpec step : steps) {
            settingsFromInputs(task, step).ifPresent(settings -> check(step, settings));
        }
    }

    private Optional<Document> settingsFromInputs(TaskSpec task, StepSpec step) {
        if (!step.body().interpolated()) {
            return Optional.of(step.body().settings());
        }
        try {
            return Optional.of(Interpolation.resolve(step.body().settings(), new TaskValues(task, null, null)));
        } catch (CoreException unresolved) {
            boolean isInput = unresolved
                    .details()
                    .member("placeholder")
                    .map(place -> place.text().startsWith("${inputs."))
                    .orElse(false);
            if (isInput) {
                throw unresolved;
            }
            return Optional.empty();
        }
    }

    private void check(StepSpec step, Document settings) {
        List<SettingsFault> faults =
                kinds.find(step.body().kind()).map(kind -> kind.check(settings)).orElse(List.of());
        if (!faults.isEmpty()) {
            SettingsFault first = faults.get(0);
            throw new CoreException(
                    ErrorCode.INVALID_INPUT,
                    "%s: %s".formatted(first.code(), first.message()),
                    Document.object(
                            Map.of("violation", first.code(), "step", step.key().value(), "pointer", first.pointer())));
        }
    }

    /** What placeholders stand for in one task. */
    private final class TaskValues implements Interpolation.Values {
        private final TaskSpec spec;
        private final @Nullable TaskId id;
        private final @Nullable Step step;
        private @Nullable TaskSnapshot loaded;

        TaskValues(TaskSpec spec, @Nullable TaskId id, @Nullable Step step) {
            this.spec = spec;
            this.id = id;
            this.step = step;
        }

        @Override
        public Document feedback() {
            return step == null
                    ? Document.emptyObject()
                    : step.progress().approval().feedback();
        }

        @Override
        public Document inputs() {
            return spec.inputs();
        }

        @Override
        public Optional<Document> results(StepKey key) {
            TaskSnapshot snapshot = snapshot();
            if (snapshot == null) {
                return Optional.empty();
            }
            return snapshot.step(key)
                    .filter(step -> step.state() == StepState.COMPLETED)
                    .map(Step::result)
                    .map(result -> result.results());
        }

        @Override
        public Document task() {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("name", spec.name());
            if (spec.localPath() != null) {
                facts.put("local_path", spec.localPath());
            }
            TaskSnapshot snapshot = snapshot();
            if (snapshot != null) {
                facts.put("id", snapshot.task().id().value());
                facts.put("uuid", ids.of(snapshot.task().id()).toString());
                facts.put("round", snapshot.task().progress().round());
            }
            return Document.object(facts);
        }

        @Override
        public Optional<String> environment(String name) {
            return id == null ? Optional.empty() : Optional.ofNullable(environment.get(name));
        }

        private @Nullable TaskSnapshot snapshot() {
            if (loaded == null && id != null) {
                loaded = tasks.find(id).orElse(null);
            }
            return loaded;
        }
    }
}
