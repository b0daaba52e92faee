package dev.gradus.core.ledger;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.Approval;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.AttemptEnd;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepBody;
import dev.gradus.core.task.Task;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Steps as entries of the ledger. Reported ones say all of it themselves; of others it follows from their execution. */
public final class LedgerEntries {
    private static final String STARTED_AT = "started_at";
    private static final String INPUTS = "inputs";

    private LedgerEntries() {}

    /** What the step of a reported entry does: it says when it began and what with. */
    static StepBody body(NewEntry entry, Instant startedAt) {
        Document settings = Document.emptyObject().with(STARTED_AT, startedAt);
        Document inputs = entry.inputs();
        return new StepBody("external", inputs == null ? settings : settings.with(INPUTS, inputs), false);
    }

    /** The moment by which the ledger is ordered: when a reported entry began, when another's task was made. */
    public static Instant place(Task task, Step step) {
        Instant told = step.spec().isExternal() ? startedAt(step) : null;
        return told == null ? task.times().createdAt() : told;
    }

    /** What the ledger calls the step. */
    public static String task(Step step) {
        return step.spec().isExternal() ? step.spec().title() : step.key().value();
    }

    /** The entry of a step in this run. */
    public static LedgerEntry of(String runId, Step step) {
        LedgerStatus status = LedgerStatus.of(step.state(), step.progress().waiting());
        return new LedgerEntry(step.id(), task(step), runId, status, startedAt(step), inputs(step), report(step));
    }

    /** What has been reported of it, or would have been. */
    static EntryReport report(Step step) {
        return step.spec().isExternal() ? told(step) : executed(step);
    }

    private static EntryReport told(Step step) {
        Document results = step.result().results();
        return results.size() == 0 ? EntryReport.NONE : results.as(EntryReport.class);
    }

    private static EntryReport executed(Step step) {
        Attempt attempt = step.attempt();
        AttemptEnd end = attempt == null ? null : attempt.end();
        Instant ended = end == null ? null : end.at();
        Approval approval = step.progress().approval();
        return new EntryReport(
                ended,
                attempt == null || ended == null
                        ? null
                        : Duration.between(attempt.startedAt(), ended).toMillis(),
                text(step, "outputs_uri"),
                text(step, "log_excerpt"),
                approval.state(),
                approval.by(),
                approval.note(),
                null);
    }

    private static @Nullable String text(Step step, String name) {
        Document shown = step.result().failure() == null
                ? step.result().results()
                : step.result().failure().details();
        return shown.member(name).filter(Document::isString).map(Document::text).orElse(null);
    }

    private static @Nullable Instant startedAt(Step step) {
        if (step.spec().isExternal()) {
            return step.spec()
                    .body()
                    .settings()
                    .member(STARTED_AT)
                    .map(told -> Instant.parse(told.text()))
                    .orElse(null);
        }
        Attempt attempt = step.attempt();
        return attempt == null ? null : attempt.startedAt();
    }

    private static @Nullable Document inputs(Step step) {
        Document settings = step.spec().body().settings();
        return step.spec().isExternal() ? settings.member(INPUTS).orElse(null) : settings;
    }
}
