package dev.gradus.cli;

import dev.gradus.core.data.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus definition get}. */
@Command(
        name = "get",
        description = "Print a definition as JSON, or list its versions.",
        footer = {"", "Example: gradus definition get build-and-check --versions"})
final class DefinitionGetCommand extends BackendVerb {
    @Parameters(paramLabel = "NAME", description = "Its name.")
    private String name = "";

    @Option(names = "--versions", description = "List all versions, newest first.")
    private boolean versions;

    DefinitionGetCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        if (versions) {
            printer().list(backend.definitions().versions(name), Listing.DEFINITIONS);
            return ExitCode.OK;
        }
        Document definition = backend.definitions().get(name);
        if (printer().isForPeople()) {
            printer().line(definition.member("source").orElseThrow().toPrettyJson());
        } else {
            printer().one(definition, Listing.DEFINITIONS);
        }
        return ExitCode.OK;
    }
}
