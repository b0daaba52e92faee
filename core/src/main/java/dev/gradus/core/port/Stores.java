package dev.gradus.core.port;

/** All stores of one installation: what an adapter gives to the builder, and the builder to the engine. */
public interface Stores {

    /** Who this installation is. */
    Installation installation();

    /** Its tasks. */
    TaskStore tasks();

    /** Its queue. */
    WorkQueue queue();

    /** Its workers' leases. */
    WorkerSessions sessions();

    /** Its events. */
    EventLog events();

    /** Its logs. */
    LogStore logs();

    /** Its definitions. */
    DefinitionStore definitions();

    /** Its schedules. */
    ScheduleStore schedules();

    /** Its named queues and what they let begin. */
    Admissions admissions();

    /** Its hints to idle workers. */
    WorkHint hint();

    /** Its leases of pool members. */
    MemberLeases leases();

    /** Its steps that wait for a person. */
    PendingApprovals approvals();

    /** Its ledger. */
    LedgerStore ledger();

    /** Those who are told of its events. */
    SubscriptionStore subscriptions();

    /** What they are told. */
    Outbox outbox();

    /** Its numbers. */
    Statistics statistics();

    /** The dropping of what has served its time. */
    Housekeeping housekeeping();
}
