package dev.gradus.core.memory;

import static java.util.Objects.requireNonNull;

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
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * One installation in memory, for one process. It keeps every promise of the ports but durability: when the process ends,
 * everything is gone. Thread safe.
 */
public final class InMemoryStores implements Stores {
    private static final long PREFIX_MASK = (1L << 48) - 1;

    private final Installation installation;
    private final TaskStore tasks;
    private final WorkQueue queue;
    private final WorkerSessions sessions;
    private final EventLog events;
    private final LogStore logs;
    private final DefinitionStore definitions;
    private final ScheduleStore schedules;
    private final Admissions admissions;
    private final WorkHint hint;
    private final MemberLeases leases;
    private final PendingApprovals approvals;
    private final LedgerStore ledger;
    private final SubscriptionStore subscriptions;
    private final Outbox outbox;
    private final Statistics statistics;
    private final Housekeeping housekeeping;

    /** An empty installation on this clock; its prefix is the moment at which it is made. */
    public InMemoryStores(InstantSource clock) {
        this(clock, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()) & PREFIX_MASK);
    }

    /**
     * An empty installation.
     *
     * @param clock what all leases, times and events go by
     * @param prefix the installation's 48 bits
     */
    public InMemoryStores(InstantSource clock, long prefix) {
        StoreClock time = new StoreClock(requireNonNull(clock, "clock"));
        this.hint = new InMemoryWorkHint();
        SharedState state = new SharedState(time, hint);
        this.installation = new Installation(prefix, time.now());
        InMemoryLogStore printed = new InMemoryLogStore();
        InMemoryTaskStore taskStore = new InMemoryTaskStore(state, printed);
        this.tasks = taskStore;
        this.sessions = new InMemoryWorkerSessions(state.sessions(), state.holdings());
        this.queue = new InMemoryWorkQueue(state);
        this.events = new InMemoryEventLog(state);
        this.logs = printed;
        this.definitions = new InMemoryDefinitionStore(time);
        this.schedules = new InMemoryScheduleStore(state, taskStore);
        this.admissions = new InMemoryAdmissions(state, hint);
        this.leases = new InMemoryMemberLeases(state);
        this.approvals = new InMemoryPendingApprovals(state);
        this.ledger = new InMemoryLedgerStore(state, taskStore);
        SubscriptionTable told = new SubscriptionTable();
        DeliveryTable deliveries = new DeliveryTable();
        this.subscriptions = new InMemorySubscriptionStore(state, told, deliveries);
        this.outbox = new InMemoryOutbox(state, told, deliveries);
        this.statistics = new InMemoryStatistics(state);
        this.housekeeping = new InMemoryHousekeeping(state, taskStore, printed, told, deliveries);
    }

    @Override
    public Installation installation() {
        return installation;
    }

    @Override
    public TaskStore tasks() {
        return tasks;
    }

    @Override
    public WorkQueue queue() {
        return queue;
    }

    @Override
    public WorkerSessions sessions() {
        return sessions;
    }

    @Override
    public EventLog events() {
        return events;
    }

    @Override
    public LogStore logs() {
        return logs;
    }

    @Override
    public DefinitionStore definitions() {
        return definitions;
    }

    @Override
    public ScheduleStore schedules() {
        return schedules;
    }

    @Override
    public Admissions admissions() {
        return admissions;
    }

    @Override
    public WorkHint hint() {
        return hint;
    }

    @Override
    public MemberLeases leases() {
        return leases;
    }

    @Override
    public PendingApprovals approvals() {
        return approvals;
    }

    @Override
    public LedgerStore ledger() {
        return ledger;
    }

    @Override
    public SubscriptionStore subscriptions() {
        return subscriptions;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public Statistics statistics() {
        return statistics;
    }

    @Override
    public Housekeeping housekeeping() {
        return housekeeping;
    }
}
