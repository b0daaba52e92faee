package dev.gradus.core.api;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.DefinitionRef;
import dev.gradus.core.task.PublicIds;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How tasks look to the clients of taskonaut, as its version 0.6 shows them: on the {@code /tasks} face and on the command
 * line. Every member is always there, null when empty. Immutable and thread safe.
 */
public final class FlowRepresentation {
    private final PublicIds ids;
    private final FlowStepShape steps;

    /** For the installation with these public ids. */
    public FlowRepresentation(PublicIds ids) {
        this.ids = ids;
        this.steps = new FlowStepShape(ids);
    }

    /** The task with its steps and tool calls. */
    public Document of(TaskSnapshot snapshot) {
        Task task = snapshot.task();
        List<Step> work = snapshot.work();
        FlowStatus status = FlowStatus.of(task);
        var place = new Place(work, status);
        String id = ids.of(task.id()).toString();
        List<Document> shown = new ArrayList<>();
        List<Document> calls = new ArrayList<>();
        for (Step step : work) {
            List<Document> own = steps.toolCalls(task, step);
            shown.add(steps.step(task, step, shown.size() + 1, own));
            calls.addAll(own);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("trace_id", id.replace("-", ""));
        members.put("status", status.name());
        members.put("flow_name", flow(task));
        members.put("current_step", place.currentStep());
        members.put("current_node", place.currentNode());
        members.put("next_node", place.nextNode());
        members.put("graph_state_summary", summary(task, work, place));
        members.put("input_payload", task.spec().inputs().with("flow_name", flow(task)));
        members.put("output_payload", status == FlowStatus.COMPLETED ? output(work) : null);
        members.put("created_at", Representations.time(task.times().createdAt()));
        members.put("updated_at", Representations.time(task.times().updatedAt()));
        members.put("steps", shown);
        members.put("tool_calls", calls);
        return Document.object(members);
    }

    private static Document summary(Task task, List<Step> work, Place place) {
        List<String> completed = work.stream()
                .filter(step -> step.state() == StepState.COMPLETED)
                .map(step -> step.key().value())
                .toList();
        return Document.object(Map.of("flow", flow(task)))
                .with("total_nodes", work.size())
                .with("completed_nodes", completed)
                .with("remaining_nodes", work.size() - completed.size())
                .with("current_node", place.currentNode())
                .with("next_node", place.nextNode());
    }

    private static Document output(List<Step> work) {
        Map<String, Object> output = new LinkedHashMap<>();
        for (Step step : work) {
            if (step.state() == StepState.COMPLETED) {
                output.put(step.key().value(), step.result().results());
            }
        }
        return Document.object(output);
    }

    private static String flow(Task task) {
        DefinitionRef definition = task.spec().definition();
        return definition == null ? task.spec().name() : definition.name();
    }

    /** Where a task stands among its nodes. */
    private record Place(List<Step> work, FlowStatus status) {

        /** The place, from 1, of the last step that was executed. */
        int currentStep() {
            int current = 0;
            for (int i = 0; i < work.size(); i++) {
                StepState state = work.get(i).state();
                if (state == StepState.COMPLETED || state == StepState.FAILED) {
                    current = i + 1;
                }
            }
            return current;
        }

        @Nullable
        String currentNode() {
            String next = nextNode();
            boolean looksAhead = status == FlowStatus.PLANNED || status == FlowStatus.RUNNING;
            if (looksAhead && next != null) {
                return next;
            }
            int current = currentStep();
            return current == 0 ? next : work.get(current - 1).key().value();
        }

        @Nullable
        String nextNode() {
            if (status == FlowStatus.COMPLETED || status == FlowStatus.FAILED) {
                return null;
            }
            return work.stream()
                    .filter(step -> !step.state().isTerminal())
                    .map(step -> step.key().value())
                    .findFirst()
                    .orElse(null);
        }
    }
}
