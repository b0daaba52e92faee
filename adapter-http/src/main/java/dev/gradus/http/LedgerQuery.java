package dev.gradus.http;

import dev.gradus.core.data.Document;
import dev.gradus.core.ledger.LedgerStatus;
import dev.gradus.core.port.LedgerFilter;
import dev.gradus.core.port.LedgerPosition;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters of the ledger's face, and says what is wrong as FastAPI does. */
final class LedgerQuery {
    private final Call call;

    LedgerQuery(Call call) {
        this.call = call;
    }

    /** What the simple list asks for: a run, a status, and as many as it likes. */
    LedgerFilter list() {
        int limit = limit(100, 0, LedgerFilter.MAX_LIMIT - 1, true);
        return new LedgerFilter(
                call.query("run_id").orElse(null), Set.of(), statuses(), null, null, Math.max(1, limit));
    }

    /** Whether nothing can match: a status that is no word of the ledger, or a list of nothing. */
    boolean matchesNone() {
        boolean none = call.query("limit").map("0"::equals).orElse(false);
        return none || (!call.queries("status").isEmpty() && statuses().isEmpty());
    }

    /** What a page asks for. */
    LedgerFilter page(int byDefault, int max, @Nullable LedgerPosition after) {
        return new LedgerFilter(
                call.query("run_id").orElse(null),
                Set.copyOf(call.queries("task")),
                statuses(),
                since(),
                after,
                limit(byDefault, 1, max, false));
    }

    /** The moment before which entries are forgotten; a parameter that has to be there. */
    Instant before() {
        String text = call.query("date").orElse(null);
        if (text == null) {
            throw fault("missing", "date", "Field required", Document.nullValue());
        }
        return time("date", text);
    }

    private Set<LedgerStatus> statuses() {
        List<String> words = call.queries("status");
        return Arrays.stream(LedgerStatus.values())
                .filter(status -> words.contains(status.word()))
                .collect(Collectors.toSet());
    }

    private @Nullable Instant since() {
        return call.query("since").map(text -> time("since", text)).orElse(null);
    }

    private static Instant time(String name, String text) {
        return LedgerTimes.read(text)
                .orElseThrow(
                        () -> fault("datetime_parsing", name, "Input should be a valid datetime", Document.of(text)));
    }

    /** Bounded, or cut to what is bearable where the ledger never had a bound. */
    private int limit(int byDefault, int min, int max, boolean cut) {
        String text = call.query("limit").orElse(null);
        if (text == null) {
            return byDefault;
        }
        if (!text.matches("[+-]?\\d{1,9}")) {
            throw fault(
                    "int_parsing",
                    "limit",
                    "Input should be a valid integer, unable to parse string as an integer",
                    Document.of(text));
        }
        int limit = Integer.parseInt(text);
        if (limit < min) {
            throw bound("greater_than_equal", "ge", "greater", min, text);
        }
        if (limit > max && !cut) {
            throw bound("less_than_equal", "le", "less", max, text);
        }
        return Math.min(limit, max);
    }

    private static SeedFaults bound(String type, String key, String than, int bound, String text) {
        Document fault = SeedForm.fault(
                type,
                List.of("query", "limit"),
                "Input should be " + than + " than or equal to " + bound,
                Document.of(text));
        return new SeedFaults(List.of(fault.with("ctx", Map.of(key, bound))));
    }

    private static SeedFaults fault(String type, String name, String message, Document input) {
        return new SeedFaults(List.of(SeedForm.fault(type, List.of("query", name), message, input)));
    }
}
