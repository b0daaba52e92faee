package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus step edit}. */
@Command(
        name = "edit",
        description = "Change a step's settings by dotted paths, while it is not running.",
        footer = {"", "Example: gradus step edit 7/build --set image_tag=my-app:2.0 --unset files.0"})
final class StepEditCommand extends BackendVerb {
    @Parameters(paramLabel = "STEP", description = "Its number, its UUID, or TASK/KEY.")
    private String step = "";

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Set this value: JSON, or else text.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = {"--unset", "--remove-key"},
            paramLabel = "PATH",
            description = "Remove this value.")
    private List<String> unset = List.of();

    @Option(names = "--dry-run", description = "Print the settings as they would be, and change nothing.")
    private boolean dryRun;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
    private @Nullable String reason;

    StepEditCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        if (set.isEmpty() && unset.isEmpty()) {
            throw new CoreException(ErrorCode.USAGE, "nothing to change: --set PATH=VALUE or --unset PATH");
        }
        Document settings = edited(backend.steps().get(step).member("settings").orElseThrow());
        if (dryRun) {
            printer().line(settings.toPrettyJson());
        } else {
            printer().one(backend.steps().revise(step, settings, reason), Listing.STEPS);
        }
        return ExitCode.OK;
    }

    private Document edited(Document settings) {
        try {
            Document edited = settings;
            for (Map.Entry<String, String> change : set.entrySet()) {
                edited = edited.withAt(change.getKey(), Pairs.value(change.getValue()));
            }
            for (String path : unset) {
                edited = edited.withoutAt(path);
            }
            return edited;
        } catch (DocumentException e) {
            throw CoreException.invalidInput(e);
        }
    }
}
