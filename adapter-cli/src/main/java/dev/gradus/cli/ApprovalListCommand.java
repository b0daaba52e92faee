package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gradus approval list}. */
@Command(
        name = "list",
        description = "List the steps that wait for a person, those added last first.",
        footer = {"", "Example: gradus approval list -o ids"})
final class ApprovalListCommand extends BackendVerb {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 500;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, 1 to 500 (${DEFAULT-VALUE}).")
    private int limit = DEFAULT_LIMIT;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Go on after the page that named this cursor.")
    private @Nullable String cursor;

    ApprovalListCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new CoreException(ErrorCode.USAGE, "--limit must be 1 to " + MAX_LIMIT + ", found " + limit);
        }
        Document page = backend.approvals().list(cursor, limit);
        printer().list(page.member("items").orElseThrow().items(), Listing.APPROVALS);
        String next = Cells.text(page, "next_cursor");
        if (!next.isEmpty()) {
            say("there may be more: --cursor " + next);
        }
        return ExitCode.OK;
    }
}
