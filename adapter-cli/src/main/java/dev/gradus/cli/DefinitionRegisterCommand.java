package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gradus definition register}. */
@Command(
        name = "register",
        description = "Store definition files as the current versions of their names.",
        footer = {"", "Example: gradus definition register task.yaml"})
final class DefinitionRegisterCommand extends BackendVerb {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files; - is standard input.")
    private List<String> files = List.of();

    DefinitionRegisterCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        List<Document> stored = new ArrayList<>();
        for (String file : files) {
            stored.add(backend.definitions()
                    .register(DefinitionFiles.read(file, session().platform().terminal())));
        }
        printer().list(stored, Listing.DEFINITIONS);
        return ExitCode.OK;
    }
}
