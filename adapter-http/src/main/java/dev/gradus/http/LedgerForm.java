package dev.gradus.http;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.ledger.EntryChange;
import dev.gradus.core.ledger.EntryReport;
import dev.gradus.core.ledger.LedgerStatus;
import dev.gradus.core.ledger.NewEntry;
import dev.gradus.core.step.ApprovalState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of the ledger's face: members that nobody knows are ignored, numbers may stand as text, and what is
 * wrong is said as FastAPI does, all of it at once.
 */
final class LedgerForm {
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final Document body;
    private final List<Document> faults = new ArrayList<>();

    private LedgerForm(Document body) {
        this.body = body;
    }

    static LedgerForm of(Call call) {
        return new LedgerForm(SeedForm.object(ForeignJson.repaired(call.body())));
    }

    /** An entry to be made; what PATCH may say of it may be said at once. */
    NewEntry entry() {
        String task = name("task");
        String runId = name("run_id");
        LedgerStatus status = status();
        if (status == null && body.member("status").isEmpty()) {
            missing("status");
        }
        Instant startedAt =
                given("started_at").map(value -> time("started_at", value)).orElse(null);
        Document inputs = given("inputs").orElse(null);
        if (inputs != null && !inputs.isObject()) {
            fault("dict_type", "inputs", "Input should be a valid dictionary", inputs);
        }
        Document report = report();
        done();
        return new NewEntry(
                task,
                runId,
                status == null ? LedgerStatus.QUEUED : status,
                startedAt,
                inputs,
                new EntryChange(null, report));
    }

    /** What is reported of an entry anew. */
    EntryChange change() {
        LedgerStatus status = status();
        Document report = report();
        done();
        return new EntryChange(status, report);
    }

    private Document report() {
        Document report = Document.emptyObject();
        for (String name : List.of("finished_at", "webhook_notified_at")) {
            report = with(report, name, value -> ofTime(name, value));
        }
        report = with(report, "duration_ms", this::whole);
        report = with(report, "outputs_uri", value -> text("outputs_uri", value, EntryReport.MAX_URI));
        report = with(report, "approver", value -> text("approver", value, EntryReport.MAX_APPROVER));
        report = with(report, "log_excerpt", value -> text("log_excerpt", value, Integer.MAX_VALUE));
        report = with(report, "approval_note", value -> text("approval_note", value, Integer.MAX_VALUE));
        List<String> words =
                Arrays.stream(ApprovalState.values()).map(ApprovalState::word).toList();
        return with(report, "approval_state", value -> word("approval_state", value, words));
    }

    /** A member that is there, as the ledger keeps it; null is kept as null, and what is wrong is left out. */
    private Document with(Document report, String name, Reading reading) {
        Document value = body.member(name).orElse(null);
        if (value == null) {
            return report;
        }
        Document read = value.isNull() ? value : reading.read(value);
        return read == null ? report : report.with(name, read);
    }

    private @Nullable LedgerStatus status() {
        Document value = body.member("status").orElse(null);
        if (value == null) {
            return null;
        }
        List<String> words =
                Arrays.stream(LedgerStatus.values()).map(LedgerStatus::word).toList();
        Document word = word("status", value, words);
        return word == null ? null : LedgerStatus.ofWord(word.text());
    }

    private @Nullable Document word(String name, Document value, List<String> words) {
        if (value.isString() && words.contains(value.text())) {
            return value;
        }
        String all = String.join("', '", words.subList(0, words.size() - 1)) + "' or '" + words.get(words.size() - 1);
        fault("enum", name, "Input should be '" + all + "'", value);
        return null;
    }

    private String name(String name) {
        Document value = body.member(name).orElse(null);
        if (value == null) {
            missing(name);
            return "";
        }
        Document text = text(name, value, NewEntry.MAX_NAME);
        if (text != null && text.text().isBlank()) {
            fault("string_too_short", name, "String should have at least 1 character", value);
        }
        return text == null ? "" : text.text();
    }

    private @Nullable Document text(String name, Document value, int max) {
        if (!value.isString()) {
            fault("string_type", name, "Input should be a valid string", value);
            return null;
        }
        String text = value.text();
        if (text.codePointCount(0, text.length()) > max) {
            faults.add(SeedForm.fault(
                            "string_too_long",
                            List.of("body", name),
                            "String should have at most " + max + " characters",
                            value)
                    .with("ctx", Map.of("max_length", max)));
            return null;
        }
        return value;
    }

    /** A whole number, as number or text: what the ledger always took. */
    private @Nullable Document whole(Document value) {
        String name = "duration_ms";
        BigDecimal number;
        try {
            number = value.isString() ? new BigDecimal(value.text().strip()) : value.decimal();
        } catch (NumberFormatException | DocumentException none) {
            fault("int_parsing", name, "Input should be a valid integer", value);
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0) {
            fault(
                    "int_from_float",
                    name,
                    "Input should be a valid integer, got a number with a fractional part",
                    value);
            return null;
        }
        if (number.abs().compareTo(MOST) > 0) {
            fault("less_than_equal", name, "Input should be less than or equal to " + MOST, value);
            return null;
        }
        return Document.of(number.longValueExact());
    }

    private @Nullable Document ofTime(String name, Document value) {
        Instant at = time(name, value);
        return at == null ? null : Document.ofValue(at);
    }

    private @Nullable Instant time(String name, Document value) {
        Instant at = LedgerTimes.read(value).orElse(null);
        if (at == null) {
            fault("datetime_parsing", name, "Input should be a valid datetime", value);
        }
        return at;
    }

    private Optional<Document> given(String name) {
        return body.member(name).filter(value -> !value.isNull());
    }

    private void missing(String name) {
        faults.add(SeedForm.fault("missing", List.of("body", name), "Field required", body));
    }

    private void fault(String type, String name, String message, Document value) {
        faults.add(SeedForm.fault(type, List.of("body", name), message, value));
    }

    private void done() {
        if (!faults.isEmpty()) {
            throw new SeedFaults(faults);
        }
    }

    /** Reads a member; null after a fault was added. */
    private interface Reading {
        @Nullable
        Document read(Document value);
    }
}
