package dev.gradus.core.engine;

import dev.gradus.core.port.Admissions;
import dev.gradus.core.port.DefinitionStore;
import dev.gradus.core.port.EventLog;
import dev.gradus.core.port.Housekeeping;
import dev.gradus.core.port.Installation;
import dev.gradus.core.port.LedgerStore;
import dev.gradus.core.port.LogStore;
import dev.gradus.core.port.MemberLeases;
import dev.gradus.core.port.Outbox;
import dev.gradus.core.port.PendingApprovals;
import dev.gradus.core.port.ScheduleStore;
import dev.gradus.core.port.Statistics;
import dev.gradus.core.port.Stores;
import dev.gradus.core.port.SubscriptionStore;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.port.WorkHint;
import dev.gradus.core.port.WorkQueue;
import dev.gradus.core.port.WorkerSessions;

/**
 * Stores whose queue tells what begins and ends.
 *
 * @param stores everything else
 * @param queue the queue that tells
 */
record AnnouncedStores(Stores stores, WorkQueue queue) implements Stores {
    @Override
    public Installation installation() {
        return stores.installation();
    }

    @Override
    public TaskStore tasks() {
        return stores.tasks();
    }

    @Override
    public WorkerSessions sessions() {
        return stores.sessions();
    }

    @Override
    public EventLog events() {
        return stores.events();
    }

    @Override
    public LogStore logs() {
        return stores.logs();
    }

    @Override
    public DefinitionStore definitions() {
        return stores.definitions();
    }

    @Override
    public ScheduleStore schedules() {
        return stores.schedules();
    }

    @Override
    public Admissions admissions() {
        return stores.admissions();
    }

    @Override
    public WorkHint hint() {
        return stores.hint();
    }

    @Override
    public MemberLeases leases() {
        return stores.leases();
    }

    @Override
    public PendingApprovals approvals() {
        return stores.approvals();
    }

    @Override
    public LedgerStore ledger() {
        return stores.ledger();
    }

    @Override
    public SubscriptionStore subscriptions() {
        return stores.subscriptions();
    }

    @Override
    public Outbox outbox() {
        return stores.outbox();
    }

    @Override
    public Statistics statistics() {
        return stores.statistics();
    }

    @Override
    public Housekeeping housekeeping() {
        return stores.housekeeping();
    }
}
