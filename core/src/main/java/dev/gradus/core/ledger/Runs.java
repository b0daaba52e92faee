package dev.gradus.core.ledger;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.OnFailure;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskRules;
import dev.gradus.core.task.TaskSpec;
import java.util.Map;

/** Which tasks are runs of the ledger. A task whose definition sets the label shows its steps there, too. */
public final class Runs {
    /** The label of tasks whose work steps are entries of the ledger. */
    public static final String LABEL = "ledger";

    private static final String REPORTED = "run";

    private Runs() {}

    /** The task of a run whose entries are reported by whoever executes them. */
    public static TaskSpec reported(String runId) {
        return new TaskSpec(
                runId,
                null,
                Document.emptyObject(),
                new TaskRules(Dispatch.MANUAL, OnFailure.CONTINUE),
                null,
                Map.of(LABEL, REPORTED));
    }

    /** Whether entries may be added to the task by reporting them. */
    public static boolean isReported(Task task) {
        return task.spec().isStanding() && REPORTED.equals(task.spec().labels().get(LABEL));
    }

    /** Whether the step is an entry of the ledger. */
    public static boolean isEntry(TaskSpec task, Step step) {
        return task.labels().containsKey(LABEL) && step.spec().isWork();
    }
}
