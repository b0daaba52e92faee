package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets any worker run steps of manual tasks, or runs them here and waits. */
abstract class StepRunVerb extends BackendVerb {
    private static final Set<String> ENDED = Set.of("completed", "failed", "cancelled", "skipped");
    private static final Set<String> HELD = Set.of("needs_qa", "blocked", "waiting");

    @Parameters(paramLabel = "STEP", arity = "1..*", description = "Numbers, UUIDs, TASK/KEY; - reads standard input.")
    private List<String> steps = List.of();

    @ArgGroup
    private WaitOptions waiting = new WaitOptions();

    @Option(names = "--force", description = "Execute them even where nothing they depend on has changed.")
    private boolean force;

    @Mixin
    private Consent consent = new Consent();

    StepRunVerb(Session session) {
        super(session);
    }

    /** What is asked of the executions beside the steps' settings. */
    abstract Document asked();

    @Override
    ExitCode execute(Backend backend) {
        boolean stays = waiting.isWanted() || session().isTaskSync();
        List<String> meant = References.of(steps, session().platform().terminal());
        return new Deed(meant, "step", Deed.Gravity.BULK, Listing.STEPS, step -> stays ? codeOf(step) : ExitCode.OK)
                .execute(
                        this,
                        consent,
                        consent.isDryRun()
                                ? backend.steps()::get
                                : step -> run(backend, step, stays, consent.reason()));
    }

    private Document run(Backend backend, String reference, boolean stays, @Nullable String why) {
        Document found = backend.steps().get(reference);
        String step = Cells.text(found, "id");
        String task = Cells.text(found, "task_id");
        var only = ActionDetails.of(List.of(Cells.text(found, "key")), false, why);
        if (ENDED.contains(Cells.text(found, "state"))) {
            TaskAction opening = Run.isOver(backend.tasks().get(task)) ? TaskAction.RERUN : TaskAction.RETRY;
            backend.tasks().act(task, opening, only);
        }
        if (force) {
            backend.tasks().act(task, TaskAction.FORCE, only);
        }
        if (asked().size() > 0) {
            backend.tasks().act(task, TaskAction.ASK, only.asking(asked()));
        }
        Document dispatched = backend.steps().act(step, StepAction.RUN, why);
        return stays ? seenThrough(backend, task, step) : dispatched;
    }

    private Document seenThrough(Backend backend, String task, String step) {
        var attendance = new Attendance(backend, session(), session().err(spec()));
        attendance.meanwhile(task, () -> {
            Backend.Working working = backend.work();
            try {
                return ended(backend, task, step);
            } finally {
                working.close();
            }
        });
        return backend.steps().get(step);
    }

    private static Document ended(Backend backend, String task, String step) {
        while (true) {
            Document now = backend.steps().get(step);
            String state = Cells.text(now, "state");
            if (ENDED.contains(state) || HELD.contains(state)) {
                return now;
            }
            backend.tasks().await(task, RoundDriver.LOOK);
        }
    }

    private static ExitCode codeOf(Document step) {
        return switch (Cells.text(step, "state")) {
            case "completed", "skipped" -> ExitCode.OK;
            case "failed" -> Run.codeOfFailure(Cells.text(step, "failure.class"));
            case "cancelled" -> ExitCode.CANCELLED;
            default -> ExitCode.WAITS_FOR_PERSON;
        };
    }
}
