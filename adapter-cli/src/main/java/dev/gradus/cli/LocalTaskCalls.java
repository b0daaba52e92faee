package dev.gradus.cli;

import dev.gradus.core.api.SettingsRepresentation;
import dev.gradus.core.api.TaskCreation;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.IdempotencyKey;
import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.port.TaskPage;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskSpec;
import dev.gradus.core.task.TaskState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls about tasks, straight to the engine. */
final class LocalTaskCalls implements TaskCalls {
    private final DrivingPorts ports;

    LocalTaskCalls(DrivingPorts ports) {
        this.ports = ports;
    }

    @Override
    public MadeTask create(TaskOrder order) {
        TaskRequest.Source source = source(order.source());
        var options = new TaskRequest.Options(
                order.name(),
                order.manual() ? Dispatch.MANUAL : null,
                folder(order),
                order.sharedPath(),
                trusted(order.labels()),
                key(order));
        TaskCreation made = ports.tasks().create(new TaskRequest(source, order.inputs(), options), ports.because(null));
        return new MadeTask(ports.shapes().task(made.task()), made.replayed(), made.warnings());
    }

    /** Whoever has the database may let a task's containers mount folders and lend ports; more has to be asked for. */
    private static Map<String, String> trusted(Map<String, String> labels) {
        Map<String, String> trusted = new LinkedHashMap<>(labels);
        trusted.putIfAbsent(TaskSpec.TRUST, "volumes");
        return trusted;
    }

    @Override
    public Document get(String reference) {
        return ports.shapes().task(ports.tasks().get(id(reference)));
    }

    @Override
    public Document settings(String reference) {
        return new SettingsRepresentation().settings(ports.tasks().get(id(reference)));
    }

    @Override
    public Document await(String reference, Duration atMost) {
        TaskSnapshot later = ports.tasks()
                .await(id(reference), snapshot -> snapshot.task().state().isTerminal(), atMost);
        return ports.shapes().task(later);
    }

    @Override
    public Document list(TaskQuery query) {
        TaskPage page = ports.tasks().list(filter(query));
        List<Document> items =
                page.tasks().stream().map(ports.shapes()::taskSummary).toList();
        TaskId next = page.next();
        return Document.emptyObject()
                .with("items", items)
                .with("next_cursor", next == null ? null : String.valueOf(next.value()));
    }

    @Override
    public Document act(String reference, TaskAction action, ActionDetails details) {
        TaskId id = id(reference);
        Cause cause = ports.because(details.reason());
        TaskSnapshot after = switch (action) {
            case ADVANCE -> ports.tasks().advance(id, cause);
            case RUN -> ports.tasks().run(id, details.maxSteps(), cause);
            case CANCEL -> ports.tasks().apply(id, new TaskCommand.CancelTask(), cause);
            case ABANDON -> ports.tasks().apply(id, new TaskCommand.AbandonTask(), cause);
            case PAUSE -> ports.tasks().apply(id, new TaskCommand.Pause(), cause);
            case RESUME -> ports.tasks().apply(id, new TaskCommand.Resume(), cause);
            case RETRY -> ports.tasks().apply(id, retry(details), cause);
            case REPIN -> ports.tasks().apply(id, new TaskCommand.Repin(pins(details.target())), cause);
            case FORCE -> ports.tasks().apply(id, new TaskCommand.ForceSteps(keys(details)), cause);
            case REMOVE_STEPS -> ports.tasks().apply(id, new TaskCommand.RemoveSteps(keys(details)), cause);
            case RERUN -> ports.tasks().apply(id, rerun(details), cause);
            case ASK -> ports.tasks().apply(id, new TaskCommand.AskSteps(keys(details), details.asked()), cause);
        };
        return ports.shapes().task(after);
    }

    @Override
    public Document edit(String reference, Document change, long seen, @Nullable String reason) {
        TaskId id = id(reference);
        TaskCommand revision = TaskChange.of(change).of(ports.tasks().get(id).task());
        return ports.shapes()
                .task(ports.tasks().apply(id, revision, Precondition.version(seen), ports.because(reason)));
    }

    @Override
    public Document delete(String reference) {
        return ports.shapes().task(ports.tasks().delete(id(reference)));
    }

    @Override
    public List<Document> events(String reference, long after, int limit) {
        return ports.events().ofTask(id(reference), after, limit).stream()
                .map(ports.shapes()::event)
                .toList();
    }

    @Override
    public Document explain(String reference) {
        return ports.shapes().explanation(ports.tasks().explain(id(reference)));
    }

    @Override
    public Document report(String reference, boolean gated) {
        TaskId id = id(reference);
        return new SettingsRepresentation()
                .report(ports.tasks().get(id), ports.grading().report(id, gated));
    }

    @Override
    public List<String> verify(String reference) {
        return ports.tasks().verify(id(reference));
    }

    @Override
    public List<Document> log(String reference, String after, int limit) {
        return ports.steps().taskLog(id(reference), EventPosition.parse(after), limit).stream()
                .map(ports.shapes()::logChunk)
                .toList();
    }

    private TaskId id(String reference) {
        return ports.tasks().resolve(reference);
    }

    private TaskRequest.Source source(TaskOrder.Source source) {
        if (source instanceof TaskOrder.Named named) {
            return new TaskRequest.Named(named.name(), null);
        }
        if (source instanceof TaskOrder.Written written) {
            return new TaskRequest.Inline(
                    ports.definitions().read(written.text()).orThrow());
        }
        return new TaskRequest.Standing(((TaskOrder.Standing) source).name());
    }

    /** Where a task's files are: as told, else beside the definition file, which is on this machine. */
    private static @Nullable String folder(TaskOrder order) {
        if (order.localPath() != null || !(order.source() instanceof TaskOrder.Written written)) {
            return order.localPath();
        }
        Path file = Path.of(written.text().name()).toAbsolutePath().normalize();
        Path folder = Files.isRegularFile(file) ? file.getParent() : null;
        return folder == null ? null : folder.toString();
    }

    private static @Nullable IdempotencyKey key(TaskOrder order) {
        String what = order.source() + " " + order.name() + " " + order.localPath() + " " + order.labels()
                + (order.sharedPath() ? " shared" : "");
        Document request = Document.emptyObject()
                .with("order", Document.ofForeignText(what))
                .with("inputs", order.inputs());
        return CallersKey.of(order.idempotencyKey(), request);
    }

    private static TaskFilter filter(TaskQuery query) {
        try {
            return new TaskFilter(
                    states(query.states()),
                    query.name(),
                    query.definition(),
                    query.labels(),
                    query.since(),
                    query.cursor() == null ? null : new TaskId(Long.parseLong(query.cursor())),
                    query.limit());
        } catch (NumberFormatException e) {
            throw new CoreException(ErrorCode.USAGE, "--cursor must be one that an earlier page named", e);
        } catch (IllegalArgumentException e) {
            throw new CoreException(ErrorCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private static Set<TaskState> states(List<String> words) {
        Set<TaskState> states = EnumSet.noneOf(TaskState.class);
        for (String word : words) {
            try {
                states.add(TaskState.ofWord(word));
            } catch (IllegalArgumentException e) {
                String known = Arrays.stream(TaskState.values())
                        .map(state -> state.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
                throw new CoreException(ErrorCode.USAGE, "no state is called '" + word + "'; there are " + known, e);
            }
        }
        return states;
    }

    private static TaskCommand retry(ActionDetails details) {
        return new TaskCommand.Reopen(StepTrigger.RETRY, keys(details), details.downstream());
    }

    private static TaskCommand rerun(ActionDetails details) {
        return new TaskCommand.NextRound(keys(details), details.force(), details.asked());
    }

    private Pins pins(ActionDetails.Target target) {
        if (target.anywhere()) {
            return Pins.NONE;
        }
        try {
            String host = target.host();
            return Pins.toHost(host == null ? ports.operations().host() : host);
        } catch (IllegalArgumentException e) {
            throw new CoreException(ErrorCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private static Set<StepKey> keys(ActionDetails details) {
        try {
            return details.steps().stream().map(StepKey::new).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw new CoreException(ErrorCode.NOT_FOUND, String.valueOf(e.getMessage()), e);
        }
    }
}
