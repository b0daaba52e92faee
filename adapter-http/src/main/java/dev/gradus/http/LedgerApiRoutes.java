package dev.gradus.http;

import dev.gradus.core.api.Ledger;
import dev.gradus.core.api.LedgerRepresentation;
import dev.gradus.core.data.Document;
import dev.gradus.core.ledger.EntryChange;
import dev.gradus.core.ledger.EntryVerdict;
import dev.gradus.core.ledger.Judgement;
import dev.gradus.core.ledger.LedgerEntry;
import dev.gradus.core.ledger.LedgerStatus;
import dev.gradus.core.ledger.NewEntry;
import dev.gradus.core.port.LedgerFilter;
import dev.gradus.core.step.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ledger under {@code /api/v1}: the same use cases in this interface's own regular form. */
final class LedgerApiRoutes {
    private static final String PATH = "/api/v1/ledger";

    private final Ledger ledger;

    LedgerApiRoutes(Ledger ledger) {
        this.ledger = ledger;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                Route.get(PATH, this::list),
                Route.post(PATH, call -> shown(201, ledger.add(NewEntry.of(object(call)), call.cause()))),
                Route.post(PATH + "/actions/prune", this::prune),
                Route.get(PATH + "/{entry}", call -> shown(200, ledger.get(id(call)))),
                Route.patch(
                        PATH + "/{entry}",
                        call -> shown(200, ledger.amend(id(call), EntryChange.of(object(call)), call.cause())))));
        for (EntryVerdict verdict : EntryVerdict.values()) {
            routes.add(Route.post(PATH + "/{entry}/actions/" + verdict.word(), call -> judge(call, verdict)));
        }
        return routes;
    }

    private Answer list(Call call) {
        LedgerFilter filter = new LedgerFilter(
                call.query("run_id").orElse(null),
                Set.copyOf(call.queries("task")),
                statuses(call),
                call.query("since").map(text -> time("since", text)).orElse(null),
                call.query("cursor").map(LedgerRepresentation::place).orElse(null),
                call.limit());
        return Answer.ok(LedgerRoutes.shown(ledger.list(filter)));
    }

    private Answer judge(Call call, EntryVerdict verdict) {
        VerdictBody body = call.json(VerdictBody.class);
        var judgement = new Judgement(verdict, body.approver(), body.note());
        return shown(200, ledger.judge(id(call), judgement, call.cause()));
    }

    private Answer prune(Call call) {
        Instant before = call.json(PruneBody.class).before();
        return Answer.ok(
                Document.object(Map.of("deleted", ledger.prune(before))).with("cutoff", before));
    }

    private static Answer shown(int status, LedgerEntry entry) {
        return Answer.json(status, LedgerRepresentation.of(entry));
    }

    private static Document object(Call call) {
        Document body = call.json();
        if (!body.isObject()) {
            throw new Refusal(422, "invalid-input", "the body must be an object");
        }
        return body;
    }

    private static StepId id(Call call) {
        long id = Call.number("entry", call.path("entry"));
        if (id < 1) {
            throw Call.usage("entry", "expected the number of an entry, which is at least 1");
        }
        return new StepId(id);
    }

    private static Set<LedgerStatus> statuses(Call call) {
        Set<LedgerStatus> statuses = new LinkedHashSet<>();
        for (String list : call.queries("status")) {
            for (String word : list.split(",", -1)) {
                statuses.add(status(word.strip()));
            }
        }
        return statuses;
    }

    private static LedgerStatus status(String word) {
        try {
            return LedgerStatus.ofWord(word);
        } catch (IllegalArgumentException unknown) {
            List<String> words =
                    Arrays.stream(LedgerStatus.values()).map(LedgerStatus::word).toList();
            throw Call.usage("status", "expected some of " + String.join(", ", words));
        }
    }

    private static Instant time(String name, String text) {
        return LedgerTimes.read(text)
                .orElseThrow(() -> Call.usage(name, "expected an instant such as 2026-01-31T12:00:00Z"));
    }
}
