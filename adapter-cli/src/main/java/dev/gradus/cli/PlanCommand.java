package dev.gradus.cli;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.api.Representations;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.task.PublicIds;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus plan}: a file is planned without a database, a name and a task with it. */
@Command(
        name = "plan",
        description = "Say what a task would run, in order, and what it would wait for.",
        footer = {"", "Example: gradus plan task.yaml --input image=my-app:2.0", "         gradus plan --task nightly"})
final class PlanCommand extends Verb {
    @Parameters(
            paramLabel = "FILE|NAME",
            arity = "0..1",
            description = "A definition file, or the name of a definition.")
    private String definition = "";

    @Option(names = "--task", paramLabel = "TASK", description = "A task: what it would execute now, and what reuse.")
    private @Nullable String task;

    @Option(names = "--input", paramLabel = "NAME=VALUE", description = "A value for one of its inputs.")
    private Map<String, String> input = new LinkedHashMap<>();

    @Option(names = "--inputs", paramLabel = "JSON", description = "An object of values for its inputs.")
    private @Nullable String inputs;

    PlanCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute() {
        if (definition.isEmpty() == (task == null)) {
            throw new CoreException(ErrorCode.USAGE, "plan needs FILE, NAME or --task TASK, and one of them only");
        }
        return task == null ? planDefinition() : planTask(task);
    }

    private ExitCode planTask(String reference) {
        try (Backend backend = session().platform().connect(session().options())) {
            printer().list(backend.steps().preview(reference, false), Listing.PREVIEW);
        }
        return ExitCode.OK;
    }

    private ExitCode planDefinition() {
        Document plan = DefinitionFiles.isFile(definition) ? ofFile() : ofName();
        if (printer().isForPeople() || !isWhole()) {
            printer().list(plan.member("steps").orElse(Document.emptyArray()).items(), Listing.PLAN);
        } else {
            printer().one(plan, Listing.PLAN);
        }
        return ExitCode.OK;
    }

    private boolean isWhole() {
        return session().options().output == OutputFormat.JSON;
    }

    private Document ofFile() {
        Definitions definitions = session().platform().definitions();
        Definition read = definitions
                .read(DefinitionFiles.read(definition, session().platform().terminal()))
                .orThrow();
        return new Representations(new PublicIds(0)).plan(definitions.plan(read, Pairs.inputs(inputs, input)));
    }

    private Document ofName() {
        try (Backend backend = session().platform().connect(session().options())) {
            return backend.definitions().plan(definition, Pairs.inputs(inputs, input));
        }
    }
}
