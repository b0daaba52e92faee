package dev.gradus.cli;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.definition.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code gradus validate}: with files, checks them; with {@code --flow}, what taskonaut's {@code validate} does. */
@Command(
        name = "validate",
        description = "Check definition files: every fault as file:line:column: CODE message. Needs no database.",
        footer = {"", "Example: gradus validate task.yaml other.yaml"})
final class ValidateCommand extends Verb {
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "The files; - is standard input.")
    private List<String> files = List.of();

    @Option(names = "--flow", paramLabel = "NAME", description = "Check an input for this flow instead.")
    private @Nullable String flow;

    @Option(names = "--input", paramLabel = "JSON", description = "The input for --flow.")
    private @Nullable String input;

    ValidateCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute() {
        if (flow != null) {
            return flow(flow, input == null ? "{}" : input);
        }
        if (files.isEmpty()) {
            throw new ParameterException(spec().commandLine(), "which file? or --flow NAME --input JSON");
        }
        Definitions definitions = session().platform().definitions();
        List<Problem> problems = files.stream()
                .flatMap(file ->
                        definitions
                                .read(DefinitionFiles.read(
                                        file, session().platform().terminal()))
                                .problems()
                                .stream())
                .toList();
        problems.forEach(problem -> printer().line(Cells.oneLine(problem.toString())));
        if (problems.isEmpty()) {
            say(files.size() == 1 ? files.get(0) + " is valid" : files.size() + " files are valid");
        }
        return problems.isEmpty() ? ExitCode.OK : ExitCode.INVALID;
    }

    private ExitCode flow(String name, String json) {
        try (Backend backend = session().platform().connect(session().options())) {
            backend.flows().check(name, json);
            printer().line("Validation passed for flow '" + name + "'");
            return ExitCode.OK;
        } catch (PolicyViolation e) {
            session().err(spec()).println("Policy violation [" + e.code() + "]: " + e.message());
            return ExitCode.USAGE;
        }
    }
}
