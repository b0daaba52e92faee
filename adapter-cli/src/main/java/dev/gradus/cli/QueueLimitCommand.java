package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gradus queue limit}. */
@Command(
        name = "limit",
        description = "Have at most so many steps of a queue executed at once.",
        footer = {"", "Example: gradus queue limit deploys 3", "Example: gradus queue limit deploys none"})
final class QueueLimitCommand extends BackendVerb {
    @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "N", description = "1 to 10000, or none.")
    private String limit = "";

    @Mixin
    private Consent consent = new Consent();

    QueueLimitCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document details = Document.emptyObject();
        if (!limit.equals("none")) {
            details = details.with("limit", number());
        }
        return QueueActionCommand.act(this, backend, List.of(name), consent, QueueAction.LIMIT, details);
    }

    private int number() {
        if (!limit.matches("\\d{1,9}")) {
            throw new CoreException(
                    ErrorCode.USAGE, "limit: expected a number of 1 to 10000, or none, found '%s'".formatted(limit));
        }
        return Integer.parseInt(limit);
    }
}
