package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus ledger set}. */
@Command(
        name = "set",
        description = "Report an entry of the ledger anew; what is not said stays.",
        footer = {"", "Example: gradus ledger set 7 --status succeeded --duration-ms 300000"})
final class LedgerSetCommand extends BackendVerb {
    @Parameters(paramLabel = "ENTRY", description = "The entry's number.")
    private long entry;

    @Option(
            names = "--status",
            paramLabel = "WORD",
            description = "queued, running, succeeded, failed, awaiting_approval or skipped.")
    private @Nullable String status;

    @Mixin
    private EntryOptions options = new EntryOptions();

    LedgerSetCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document change = Document.emptyObject();
        change = options.addTo(status == null ? change : change.with("status", status));
        if (change.size() == 0) {
            throw new CoreException(ErrorCode.USAGE, "ledger set: say what has changed, such as --status succeeded");
        }
        printer().one(backend.ledger().set(entry, change), Listing.LEDGER);
        return ExitCode.OK;
    }
}
