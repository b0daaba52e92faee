package dev.gradus.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gradus worker}. */
@Command(
        name = "worker",
        description = "Execute steps until stopped; any number of workers share one database.",
        footer = {"", "Example: gradus worker --slots 8 --label disk=fast"})
final class WorkerCommand extends Verb {
    @Mixin
    private WorkerOptions options = new WorkerOptions();

    WorkerCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute() throws InterruptedException {
        WorkOptions work = options.work();
        session().platform().services(session().options()).work(work);
        return ExitCode.OK;
    }
}
