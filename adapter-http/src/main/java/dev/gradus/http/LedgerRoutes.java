package dev.gradus.http;

import dev.gradus.core.api.Ledger;
import dev.gradus.core.api.LedgerPage;
import dev.gradus.core.api.LedgerRepresentation;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.ledger.EntryReport;
import dev.gradus.core.ledger.EntryVerdict;
import dev.gradus.core.ledger.Judgement;
import dev.gradus.core.ledger.LedgerEntry;
import dev.gradus.core.port.LedgerFilter;
import dev.gradus.core.port.LedgerPosition;
import dev.gradus.core.step.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ledger of agent runs at its own path, as its orchestrator, its user interface and its scripts know it. */
final class LedgerRoutes {
    private static final String PATH = "/agents/tasks";
    private static final int PAGE = 50;
    private static final int MAX_PAGE = 200;
    private static final int ROWS = 1_000;
    private static final int MAX_ROWS = 10_000;

    private final Ledger ledger;
    private final LedgerAdmins admins;

    LedgerRoutes(Ledger ledger, LedgerAdmins admins) {
        this.ledger = ledger;
        this.admins = admins;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                Route.post(PATH + "/", this::add),
                Route.get(PATH + "/", this::list),
                Route.get(PATH + "/paged", this::page),
                Route.get(PATH + "/paged.csv", this::csv),
                Route.delete(PATH + "/before", this::prune),
                Route.patch(PATH + "/{id}", this::amend)));
        for (EntryVerdict verdict : EntryVerdict.values()) {
            routes.add(Route.post(PATH + "/{id}/" + verdict.word(), call -> judge(call, verdict)));
        }
        return routes.stream().map(LedgerRoutes::guarded).toList();
    }

    private Answer add(Call call) {
        return Answer.json(
                201, LedgerRepresentation.of(ledger.add(LedgerForm.of(call).entry(), call.cause())));
    }

    private Answer amend(Call call) {
        StepId id = id(call);
        return Answer.ok(
                LedgerRepresentation.of(ledger.amend(id, LedgerForm.of(call).change(), call.cause())));
    }

    /** The caller's rights come first, before anything is said of the entry. */
    private Answer judge(Call call, EntryVerdict verdict) {
        admins.requireAdministrator(call);
        String email = call.header("X-User-Email").map(String::strip).orElse("");
        if (email.codePointCount(0, email.length()) > EntryReport.MAX_APPROVER) {
            throw new Refusal(422, "invalid-input", "X-User-Email has at most 128 characters");
        }
        var judgement = new Judgement(
                verdict, email.isEmpty() ? null : email, call.query("note").orElse(null));
        StepId id = id(call);
        try {
            return Answer.ok(LedgerRepresentation.of(ledger.judge(id, judgement, call.cause())));
        } catch (CoreException refusal) {
            throw refusal.code() == ErrorCode.NOT_FOUND ? new Refusal(404, "not-found", "Task not found") : refusal;
        }
    }

    private Answer list(Call call) {
        var query = new LedgerQuery(call);
        return Answer.ok(Document.array(shown(listed(query, query.list()).entries())));
    }

    private Answer page(Call call) {
        LedgerPosition after =
                call.query("cursor").map(LedgerRepresentation::place).orElse(null);
        var query = new LedgerQuery(call);
        return Answer.ok(shown(listed(query, query.page(PAGE, MAX_PAGE, after))));
    }

    private LedgerPage listed(LedgerQuery query, LedgerFilter filter) {
        return query.matchesNone() ? LedgerPage.EMPTY : ledger.list(filter);
    }

    /** A page of entries and what the next one begins behind. */
    static Document shown(LedgerPage page) {
        LedgerPosition next = page.next();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("items", shown(page.entries()));
        members.put("next_cursor", next == null ? null : LedgerRepresentation.cursor(next));
        return Document.object(members);
    }

    private Answer csv(Call call) {
        var query = new LedgerQuery(call);
        LedgerPage page = listed(query, query.page(ROWS, MAX_ROWS, null));
        return Answer.text(200, "text/csv; charset=utf-8", LedgerCsv.of(page.entries()))
                .with("Content-Disposition", "attachment; filename=agent_tasks.csv");
    }

    private Answer prune(Call call) {
        Instant before = new LedgerQuery(call).before();
        admins.requireKey(call);
        long deleted = ledger.prune(before);
        return Answer.ok(Document.object(Map.of("deleted", deleted)).with("cutoff", before));
    }

    private static List<Document> shown(List<LedgerEntry> entries) {
        return entries.stream().map(LedgerRepresentation::of).toList();
    }

    private static StepId id(Call call) {
        String text = call.path("id");
        if (!text.matches("[+-]?\\d{1,18}")) {
            throw new SeedFaults(List.of(SeedForm.fault(
                    "int_parsing",
                    List.of("path", "task_id"),
                    "Input should be a valid integer, unable to parse string as an integer",
                    Document.of(text))));
        }
        long id = Long.parseLong(text);
        if (id < 1) {
            throw new Refusal(404, "not-found", "Agent task " + id + " not found");
        }
        return new StepId(id);
    }

    private static Route guarded(Route route) {
        return new Route(route.method(), route.path(), SeedFaults.answering(route.action()));
    }
}
