package dev.gradus.http;

import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.task.TaskCommand;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What a person can do to one step. */
@FunctionalInterface
interface StepAction {
    TaskCommand command(StepKey step, ActionBody body);

    /** Every action by its word. */
    static Map<String, StepAction> all() {
        Map<String, StepAction> actions = new TreeMap<>();
        actions.put("run", on(body -> new StepCommand.Dispatch()));
        actions.put("skip", on(body -> new StepCommand.Skip(SkipReason.BY_REQUEST)));
        actions.put("cancel", on(body -> new StepCommand.Cancel()));
        actions.put("abandon", on(body -> new StepCommand.Abandon()));
        actions.put("unblock", on(body -> new StepCommand.Unblock()));
        actions.put(
                "retry",
                (step, body) -> new TaskCommand.Reopen(StepTrigger.RETRY, Set.of(step), body.withDownstream()));
        return actions;
    }

    private static StepAction on(Function<ActionBody, StepCommand> command) {
        return (step, body) -> new TaskCommand.OnStep(step, command.apply(body));
    }
}
