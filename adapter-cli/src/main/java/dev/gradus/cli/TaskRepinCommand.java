package dev.gradus.cli;

import dev.gradus.core.data.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gradus task repin}. */
@Command(
        name = "repin",
        description = {
            "Move tasks to this machine, or another: only its workers run their steps from now on.",
            "The files are not moved: the same folder must be there. With --server, this machine is the server's."
        },
        footer = {"", "Example: gradus task repin 7 --host 4f2a9c0d1b7e4a6f8e3d5c2b1a0f9e8d"})
final class TaskRepinCommand extends TaskVerb {
    @ArgGroup
    private Place place = new Place();

    TaskRepinCommand(Session session) {
        super(session);
    }

    @Override
    Document execute(Backend backend, String task, @Nullable String why) {
        var target = place.here ? ActionDetails.Target.HERE : new ActionDetails.Target(place.host, place.anywhere);
        return backend.tasks().act(task, TaskAction.REPIN, ActionDetails.to(target, why));
    }

    /** Where to. */
    static final class Place {
        @Option(names = "--host", paramLabel = "ID", description = "To this machine, as worker list -o wide names it.")
        private @Nullable String host;

        @Option(names = "--here", description = "To this machine; the default.")
        private boolean here;

        @Option(names = "--anywhere", description = "To every machine: they all see the same folder.")
        private boolean anywhere;
    }
}
