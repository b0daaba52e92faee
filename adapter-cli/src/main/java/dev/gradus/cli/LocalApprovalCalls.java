package dev.gradus.cli;

import dev.gradus.core.api.Approvals.PushBack;
import dev.gradus.core.api.Steps.StepAddress;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.AwaitedStep;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls about what waits for a person, straight to the engine. */
final class LocalApprovalCalls implements ApprovalCalls {
    private final DrivingPorts ports;

    LocalApprovalCalls(DrivingPorts ports) {
        this.ports = ports;
    }

    @Override
    public Document list(@Nullable String cursor, int limit) {
        StepId behind = cursor == null ? null : behind(cursor);
        List<AwaitedStep> found = ports.approvals().inbox(behind, limit);
        List<Document> items = found.stream().map(this::shown).toList();
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", items);
        page.put(
                "next_cursor",
                found.size() < limit ? null : found.get(limit - 1).step().toString());
        return Document.object(page);
    }

    private static StepId behind(String cursor) {
        if (!cursor.matches("[1-9][0-9]{0,17}")) {
            throw new CoreException(ErrorCode.USAGE, "--cursor must be one that an earlier page named");
        }
        return new StepId(Long.parseLong(cursor));
    }

    private Document shown(AwaitedStep awaited) {
        TaskSnapshot task = ports.tasks().get(awaited.task());
        return ports.shapes().approval(task, task.step(awaited.step()).orElseThrow());
    }

    @Override
    public Document get(String step) {
        StepAddress address = ports.steps().resolve(step);
        TaskSnapshot task = ports.tasks().get(address.task());
        return ports.shapes().approval(task, task.require(address.key()));
    }

    @Override
    public Document approve(String step, @Nullable String note) {
        StepAddress address = ports.steps().resolve(step);
        return shown(address, ports.approvals().approve(address.step(), note, Precondition.NONE, ports.because(note)));
    }

    @Override
    public Document reject(String step, @Nullable String note) {
        StepAddress address = ports.steps().resolve(step);
        return shown(address, ports.approvals().reject(address.step(), note, Precondition.NONE, ports.because(note)));
    }

    @Override
    public Document pushBack(String step, String to, Document feedback, @Nullable String note) {
        StepAddress address = ports.steps().resolve(step);
        if (!StepKey.isValid(to)) {
            throw new CoreException(ErrorCode.USAGE, "--to must be the key of a step, found '" + to + "'");
        }
        var pushBack = new PushBack(new StepKey(to), feedback, note);
        return shown(
                address, ports.approvals().pushBack(address.step(), pushBack, Precondition.NONE, ports.because(note)));
    }

    private Document shown(StepAddress address, TaskSnapshot task) {
        return ports.shapes().step(task, task.require(address.key()));
    }
}
