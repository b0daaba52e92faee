package dev.gradus.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gradus cleanup engine}. */
@Command(
        name = "engine",
        description = {
            "Remove containers, volumes and networks that this installation made and nobody wants, and print them:",
            "what ended attempts left, what was made for steps that failed, were cancelled, skipped or removed.",
            "Nothing that does not carry the installation's labels is touched."
        },
        footer = {"", "Example: gradus cleanup engine --dry-run", "         gradus cleanup engine --all --yes"})
final class CleanupEngineCommand extends BackendVerb {
    @Option(
            names = "--all",
            description = "Also what ended steps keep (services, pools, volumes) of every task that executes nothing.")
    private boolean all;

    @Mixin
    private Consent consent = new Consent();

    CleanupEngineCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        OperationCalls calls = backend.operations();
        if (consent.isDryRun()) {
            say("this would be removed:");
            printer().list(calls.leftovers(all), Listing.BELONGINGS);
        } else if (consent.isGiven(
                all ? "cleanup engine --all" : "cleanup engine",
                session().platform().terminal(),
                session().err(spec()))) {
            printer().list(calls.removeLeftovers(all), Listing.BELONGINGS);
        }
        return ExitCode.OK;
    }
}
