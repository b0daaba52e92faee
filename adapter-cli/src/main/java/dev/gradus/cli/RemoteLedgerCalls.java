package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls about the ledger, to a server. */
final class RemoteLedgerCalls implements LedgerCalls {
    private static final String PATH = "/api/v1/ledger";

    private final Remote remote;

    RemoteLedgerCalls(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Document add(Document entry) {
        return remote.post(PATH, entry);
    }

    @Override
    public Document set(long id, Document change) {
        return remote.patch(PATH + "/" + id, change);
    }

    @Override
    public Document list(LedgerQuery query) {
        List<String> parameters = new ArrayList<>(List.of("limit=" + query.limit()));
        add(parameters, "run_id", query.runId());
        query.tasks().forEach(task -> add(parameters, "task", task));
        query.statuses().forEach(status -> add(parameters, "status", status));
        add(parameters, "since", query.since() == null ? null : query.since().toString());
        add(parameters, "cursor", query.cursor());
        return remote.get(PATH + "?" + String.join("&", parameters));
    }

    private static void add(List<String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.add(name + "=" + Remote.part(value));
        }
    }

    @Override
    public Document prune(Instant before) {
        return remote.post(PATH + "/actions/prune", Document.object(Map.of("before", before)));
    }
}
