package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.Ledger;
import dev.gradus.core.api.LedgerPage;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.ledger.EntryChange;
import dev.gradus.core.ledger.EntryVerdict;
import dev.gradus.core.ledger.Judgement;
import dev.gradus.core.ledger.LedgerEntry;
import dev.gradus.core.ledger.LedgerStatus;
import dev.gradus.core.ledger.NewEntry;
import dev.gradus.core.step.ApprovalState;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link LedgerStore} promises, and the ledger over it. */
public interface LedgerContract extends StoresContract {
    /** Long before anything that other tests report, so that pruning takes nothing of theirs away. */
    Instant ERA = Instant.parse("1999-01-01T00:00:00Z");

    /** The ledger over the stores. */
    default Ledger ledger() {
        return Gradus.builder().stores(stores()).build().ledger();
    }

    /** An entry of this run. */
    default LedgerEntry add(Ledger ledger, String run, LedgerStatus status, @Nullable Instant startedAt) {
        return ledger.add(new NewEntry("seo.validate", run, status, startedAt, null, EntryChange.NONE), CAUSE);
    }

    /** A change of members alone. */
    default EntryChange report(String member, Object value) {
        return new EntryChange(null, Document.emptyObject().with(member, value));
    }

    /** The task of a run. */
    default TaskId run(LedgerEntry entry) {
        return stores().tasks().taskOf(entry.id()).orElseThrow();
    }

    @Test
    default void anEntryShouldBeAStepOfATaskNamedByItsRun() {
        Ledger ledger = ledger();
        String run = unique("nightly");
        Document inputs = Document.emptyObject().with("flags", List.of("--strict"));

        LedgerEntry entry = ledger.add(
                new NewEntry("seo.validate", run, LedgerStatus.RUNNING, ERA, inputs, EntryChange.NONE), CAUSE);

        assertThat(entry.status()).isEqualTo(LedgerStatus.RUNNING);
        assertThat(entry.inputs()).isEqualTo(inputs);
        assertThat(entry.startedAt()).isEqualTo(ERA);
        assertThat(ledger.get(entry.id())).isEqualTo(entry);
        assertThat(stores().tasks().named(run)).contains(run(entry));
        assertThat(task(run(entry)).task().state()).isEqualTo(TaskState.RUNNING);
        assertMatchesEvents(run(entry));
    }

    @Test
    default void everyStatusShouldBeReportableAfterEveryOther() {
        Ledger ledger = ledger();
        LedgerEntry entry = add(ledger, unique("words"), LedgerStatus.QUEUED, null);

        for (LedgerStatus from : LedgerStatus.values()) {
            for (LedgerStatus to : LedgerStatus.values()) {
                ledger.amend(entry.id(), new EntryChange(from, Document.emptyObject()), CAUSE);
                ledger.amend(entry.id(), new EntryChange(to, Document.emptyObject()), CAUSE);
                assertThat(ledger.get(entry.id()).status()).isEqualTo(to);
            }
        }
        assertMatchesEvents(run(entry));
    }

    @Test
    default void aRunShouldEndWithItsEntriesAndGoOnWithTheNext() {
        Ledger ledger = ledger();
        String run = unique("run");
        LedgerEntry first = add(ledger, run, LedgerStatus.RUNNING, null);

        ledger.amend(first.id(), new EntryChange(LedgerStatus.SUCCEEDED, Document.emptyObject()), CAUSE);
        TaskState ended = task(run(first)).task().state();
        LedgerEntry second = add(ledger, run, LedgerStatus.RUNNING, null);
        TaskState again = task(run(first)).task().state();
        ledger.amend(second.id(), new EntryChange(LedgerStatus.FAILED, Document.emptyObject()), CAUSE);

        assertThat(List.of(ended, again, task(run(first)).task().state()))
                .containsExactly(TaskState.COMPLETED, TaskState.RUNNING, TaskState.FAILED);
        assertThat(run(second)).isEqualTo(run(first));
        assertMatchesEvents(run(first));
    }

    @Test
    default void aReportShouldLeaveWhatItDoesNotSay() {
        Ledger ledger = ledger();
        LedgerEntry entry = add(ledger, unique("merge"), LedgerStatus.RUNNING, null);

        ledger.amend(entry.id(), report("log_excerpt", "first lines"), CAUSE);
        ledger.amend(entry.id(), report("outputs_uri", "https://github.com/o/r/pull/1"), CAUSE);
        ledger.amend(entry.id(), report("log_excerpt", Document.nullValue()), CAUSE);

        assertThat(ledger.get(entry.id()).report().outputsUri()).isEqualTo("https://github.com/o/r/pull/1");
        assertThat(ledger.get(entry.id()).report().logExcerpt()).isNull();
        assertMatchesEvents(run(entry));
    }

    @Test
    default void reportsAtOnceShouldNotTakeEachOthersMembersAway() {
        Ledger ledger = ledger();
        LedgerEntry entry = add(ledger, unique("race"), LedgerStatus.RUNNING, null);
        List<EntryChange> changes = List.of(
                report("log_excerpt", "lines"),
                report("outputs_uri", "x"),
                report("duration_ms", 5),
                report("approver", "ann"));

        Together.run(4, number -> ledger.amend(entry.id(), changes.get(number), CAUSE));

        LedgerEntry after = ledger.get(entry.id());
        assertThat(after.report().logExcerpt()).isEqualTo("lines");
        assertThat(after.report().outputsUri()).isEqualTo("x");
        assertThat(after.report().durationMs()).isEqualTo(5);
        assertThat(after.report().approver()).isEqualTo("ann");
    }

    @Test
    default void entriesOfOneRunMadeAtOnceShouldShareItsTask() {
        Ledger ledger = ledger();
        String run = unique("together");

        List<LedgerEntry> made = Together.run(8, number -> add(ledger, run, LedgerStatus.QUEUED, null));

        Set<TaskId> tasks = new HashSet<>();
        made.forEach(entry -> tasks.add(run(entry)));
        assertThat(tasks).hasSize(1);
        assertThat(ledger.list(ofRun(run, 20)).entries()).hasSize(8);
    }

    @Test
    default void aVerdictShouldEndTheEntry() {
        Ledger ledger = ledger();
        for (EntryVerdict verdict : EntryVerdict.values()) {
            LedgerEntry entry = add(ledger, unique("verdict"), LedgerStatus.AWAITING_APPROVAL, ERA);

            LedgerEntry judged = ledger.judge(entry.id(), new Judgement(verdict, "ann@example.org", "fine"), CAUSE);

            assertThat(judged.status()).isEqualTo(verdict.status());
            assertThat(judged.report().approvalState()).isEqualTo(verdict.approval());
            assertThat(judged.report().approver()).isEqualTo("ann@example.org");
            assertThat(judged.report().approvalNote()).isEqualTo("fine");
            assertThat(judged.report().finishedAt()).isNotNull();
            assertThat(judged.report().durationMs())
                    .isEqualTo(
                            Duration.between(ERA, judged.report().finishedAt()).toMillis());
            assertMatchesEvents(run(entry));
        }
    }

    @Test
    default void aVerdictShouldKeepWhatWasReported() {
        Ledger ledger = ledger();
        LedgerEntry entry = add(ledger, unique("kept"), LedgerStatus.AWAITING_APPROVAL, ERA);
        ledger.amend(entry.id(), report("finished_at", ERA.plusSeconds(60)), CAUSE);
        ledger.amend(entry.id(), report("duration_ms", 60_000), CAUSE);
        ledger.judge(entry.id(), new Judgement(EntryVerdict.APPROVE, "ann", "good"), CAUSE);

        LedgerEntry again = ledger.judge(entry.id(), new Judgement(EntryVerdict.REJECT, null, ""), CAUSE);

        assertThat(again.report().finishedAt()).isEqualTo(ERA.plusSeconds(60));
        assertThat(again.report().durationMs()).isEqualTo(60_000);
        assertThat(again.report().approver()).isEqualTo("ann");
        assertThat(again.report().approvalNote()).isEqualTo("good");
        assertThat(again.report().approvalState()).isEqualTo(ApprovalState.REJECTED);
    }

    @Test
    default void filtersShouldCombine() {
        Ledger ledger = ledger();
        String run = unique("filters");
        LedgerEntry old = add(ledger, run, LedgerStatus.FAILED, ERA);
        LedgerEntry late = add(ledger, run, LedgerStatus.RUNNING, ERA.plusSeconds(10));
        ledger.add(new NewEntry("code.review", run, LedgerStatus.RUNNING, ERA, null, EntryChange.NONE), CAUSE);

        assertThat(ids(ledger, new LedgerFilter(run, Set.of(), Set.of(LedgerStatus.FAILED), null, null, 10)))
                .containsExactly(old.id());
        assertThat(ids(ledger, new LedgerFilter(run, Set.of("seo.validate"), Set.of(), null, null, 10)))
                .containsExactly(late.id(), old.id());
        assertThat(ids(
                        ledger,
                        new LedgerFilter(run, Set.of(), Set.of(LedgerStatus.RUNNING), ERA.plusSeconds(1), null, 10)))
                .containsExactly(late.id());
    }

    @Test
    default void pagesShouldNeitherLoseNorRepeatWhatWasThere() {
        Ledger ledger = ledger();
        String run = unique("paged");
        List<StepId> made = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            made.add(add(ledger, run, LedgerStatus.QUEUED, ERA.plusSeconds(i / 5))
                    .id());
        }
        List<StepId> seen = new ArrayList<>();
        LedgerPage page = ledger.list(ofRun(run, 4));
        while (page.next() != null) {
            page.entries().forEach(entry -> seen.add(entry.id()));
            add(ledger, run, LedgerStatus.QUEUED, ERA.plusSeconds(100));
            page = ledger.list(ofRun(run, 4).behind(page.next()));
        }
        page.entries().forEach(entry -> seen.add(entry.id()));

        assertThat(seen).hasSize(25).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    default void pruningShouldForgetOldEntriesAndRunsThatAreEmpty() {
        Ledger ledger = ledger();
        Instant ancient = Instant.parse("1990-01-01T00:00:00Z");
        LedgerEntry gone = add(ledger, unique("gone"), LedgerStatus.SUCCEEDED, ancient);
        String mixed = unique("mixed");
        LedgerEntry old = add(ledger, mixed, LedgerStatus.SUCCEEDED, ancient);
        LedgerEntry kept = add(ledger, mixed, LedgerStatus.SUCCEEDED, ancient.plusSeconds(120));
        TaskId emptied = run(gone);

        long pruned = ledger.prune(ancient.plusSeconds(60));

        assertThat(pruned).isEqualTo(2);
        assertThat(stores().tasks().find(emptied)).isEmpty();
        assertThat(ledger.get(kept.id())).isEqualTo(kept);
        assertMissing(ledger, gone.id());
        assertMissing(ledger, old.id());
        assertMatchesEvents(run(kept));
        assertThat(ledger.prune(ancient.plusSeconds(60))).isZero();
        ledger.prune(ancient.plusSeconds(180));
    }

    @Test
    default void aRunMayBeginAnewAfterItWasPruned() {
        Ledger ledger = ledger();
        Instant ancient = Instant.parse("1980-01-01T00:00:00Z");
        String run = unique("again");
        add(ledger, run, LedgerStatus.SUCCEEDED, ancient);
        ledger.prune(ancient.plusSeconds(1));

        LedgerEntry entry = add(ledger, run, LedgerStatus.RUNNING, ERA);

        assertThat(ids(ledger, ofRun(run, 10))).containsExactly(entry.id());
    }

    @Test
    default void aTaskOfSomebodysShouldNotBecomeARun() {
        Ledger ledger = ledger();
        String name = unique("mine");
        TaskId mine = create(NewTasks.manual(name));

        assertThatExceptionOfType(CoreException.class)
                .isThrownBy(() -> add(ledger, name, LedgerStatus.RUNNING, null))
                .extracting(CoreException::code)
                .isEqualTo(ErrorCode.CONFLICT);

        assertThat(task(mine).all()).isEmpty();
    }

    /** Fails unless there is no such entry. */
    default void assertMissing(Ledger ledger, StepId id) {
        assertThatExceptionOfType(CoreException.class)
                .isThrownBy(() -> ledger.get(id))
                .extracting(CoreException::code)
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    private static LedgerFilter ofRun(String run, int limit) {
        return new LedgerFilter(run, Set.of(), Set.of(), null, null, limit);
    }

    private static List<StepId> ids(Ledger ledger, LedgerFilter filter) {
        return ledger.list(filter).entries().stream().map(LedgerEntry::id).toList();
    }
}
