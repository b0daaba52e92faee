package dev.gradus.cli;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.data.Document;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus run}: makes a task and, unless told otherwise, sees it through. */
@Command(
        name = "run",
        description = "Make a task from a definition and follow it to its end; the exit code tells how it ended.",
        footer = {
            "",
            "Example: gradus run task.yaml --input image=my-app:2.0",
            "Exit codes: 0 completed, 10 failed, 11 machinery, 12 cancelled, 13 waits for a person, 14 policy, 15 limit."
        })
final class RunCommand extends BackendVerb {
    @Parameters(paramLabel = "FILE|NAME", description = "A definition file, or the name of a definition.")
    private String definition = "";

    @Mixin
    private TaskOptions options = new TaskOptions();

    @ArgGroup
    private Manner manner = new Manner();

    @Option(
            names = "--max-steps",
            paramLabel = "N",
            description = "Advance the task here, at most N times, instead of leaving it to workers.")
    private int maxSteps;

    @Option(
            names = "--only",
            paramLabel = "KEY",
            split = ",",
            description = "Only these steps of the definition, without those that they need; may be given again.")
    private List<String> only = List.of();

    RunCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        MadeTask made = backend.tasks().create(order(backend));
        Document task = made.task();
        announce(made);
        if (manner.detach) {
            made.warnings().forEach(warning -> session().err(spec()).println("warning: " + warning));
            return print(task, ExitCode.OK);
        }
        var attendance = new Attendance(backend, session(), session().err(spec()));
        Document ended = maxSteps > 0 ? advanced(backend, attendance, task) : attendance.untilSettled(task, isTold());
        return print(ended, Run.exitCode(ended));
    }

    private TaskOrder order(Backend backend) {
        Terminal terminal = session().platform().terminal();
        TaskOrder order = options.order(definition, maxSteps > 0, terminal);
        if (only.isEmpty()) {
            return order;
        }
        Definitions reading = session().platform().definitions();
        return options.order(ChosenSteps.of(order.source(), only, reading, backend), maxSteps > 0);
    }

    private Document advanced(Backend backend, Attendance attendance, Document task) {
        String id = Cells.text(task, "id");
        return attendance.meanwhile(
                id, () -> backend.tasks().act(id, TaskAction.RUN, ActionDetails.atMost(maxSteps, null)));
    }

    private boolean isTold() {
        return manner.follow || (!manner.quietly && !session().options().quiet);
    }

    private void announce(MadeTask made) {
        Document task = made.task();
        String id = Cells.text(task, "id");
        if (printer().isLines()) {
            session()
                    .out(spec())
                    .println(Document.emptyObject()
                            .with("task_id", task.member("id").orElseThrow())
                            .toJson());
            session().out(spec()).flush();
        }
        say("task " + id + " " + Cells.text(task, "name") + (made.replayed() ? " (made before under this key)" : ""));
    }

    private ExitCode print(Document task, ExitCode code) {
        if (printer().isForPeople()) {
            new TaskSummary(printer()).print(task);
        } else {
            printer().one(task, Listing.TASKS);
        }
        return code;
    }

    /** Whether to stay. */
    static final class Manner {
        @Option(names = "--wait", description = "Wait for the end without printing what happens meanwhile.")
        private boolean quietly;

        @Option(names = "--follow", description = "Print what happens until the end; the default.")
        private boolean follow;

        @Option(names = "--detach", description = "Only make the task; a worker or server executes it.")
        private boolean detach;
    }
}
