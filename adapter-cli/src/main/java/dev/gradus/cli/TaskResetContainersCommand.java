package dev.gradus.cli;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gradus task reset-containers}. */
@Command(
        name = "reset-containers",
        description = {
            "Remove the containers that were made for a task, those of its pools too, and print what was removed.",
            "Steps that need them make them anew; volumes and networks stay."
        },
        footer = {"", "Example: gradus task reset-containers nightly --yes"})
final class TaskResetContainersCommand extends BackendVerb {
    @ArgGroup(multiplicity = "1")
    private OneReference task = new OneReference();

    @Mixin
    private Consent consent = new Consent();

    TaskResetContainersCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        OperationCalls calls = backend.operations();
        if (consent.isDryRun()) {
            say("these containers would be removed:");
            printer().list(calls.containers(task.text()), Listing.CONTAINERS);
        } else if (consent.isGiven(
                "reset-containers task " + task.text(),
                session().platform().terminal(),
                session().err(spec()))) {
            printer().list(calls.removeContainers(task.text(), consent.reason()), Listing.CONTAINERS);
        }
        return ExitCode.OK;
    }
}
