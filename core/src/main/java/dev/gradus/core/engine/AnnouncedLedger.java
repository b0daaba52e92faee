package dev.gradus.core.engine;

import dev.gradus.core.api.Ledger;
import dev.gradus.core.api.LedgerPage;
import dev.gradus.core.event.Cause;
import dev.gradus.core.ledger.EntryChange;
import dev.gradus.core.ledger.Judgement;
import dev.gradus.core.ledger.LedgerEntry;
import dev.gradus.core.ledger.NewEntry;
import dev.gradus.core.port.LedgerFilter;
import dev.gradus.core.step.StepId;
import java.time.Instant;

/** A ledger whose changes are counted, once they are stored. */
final class AnnouncedLedger implements Ledger {
    private final Ledger ledger;
    private final RunNews news;

    AnnouncedLedger(Ledger ledger, RunNews news) {
        this.ledger = ledger;
        this.news = news;
    }

    @Override
    public LedgerEntry add(NewEntry entry, Cause cause) {
        LedgerEntry added = ledger.add(entry, cause);
        news.created(added);
        return added;
    }

    @Override
    public LedgerEntry amend(StepId id, EntryChange change, Cause cause) {
        LedgerEntry changed = ledger.amend(id, change, cause);
        news.updated(changed);
        return changed;
    }

    @Override
    public LedgerEntry judge(StepId id, Judgement judgement, Cause cause) {
        LedgerEntry judged = ledger.judge(id, judgement, cause);
        news.judged(judged, judgement.verdict().approval());
        return judged;
    }

    @Override
    public LedgerEntry get(StepId id) {
        return ledger.get(id);
    }

    @Override
    public LedgerPage list(LedgerFilter filter) {
        return ledger.list(filter);
    }

    @Override
    public long prune(Instant before) {
        return ledger.prune(before);
    }
}
