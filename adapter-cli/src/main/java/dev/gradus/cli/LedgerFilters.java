package dev.gradus.cli;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which entries of the ledger are meant. picocli fills them in. */
final class LedgerFilters {
    @Option(names = "--run", paramLabel = "ID", description = "Only entries of this run.")
    private @Nullable String run;

    @Option(names = "--task", paramLabel = "NAME", description = "Only entries that do this; may be given again.")
    private List<String> tasks = List.of();

    @Option(
            names = "--status",
            paramLabel = "WORD",
            split = ",",
            description = "Only entries with this status; may be given again.")
    private List<String> statuses = List.of();

    @Option(names = "--since", paramLabel = "TIME", description = "Begun since: a time, or an age such as 24h.")
    private @Nullable String since;

    LedgerQuery query(@Nullable String cursor, int limit, InstantSource clock) {
        return new LedgerQuery(
                run, tasks, statuses, since == null ? null : Moment.parse("--since", since, clock), cursor, limit);
    }
}
