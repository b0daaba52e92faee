package dev.gradus.core.api;

/** Every driving port of one engine: what a face of it calls. Thread safe, as each of them is. */
public interface Capabilities {

    /** The life of tasks. */
    Tasks tasks();

    /** Single steps. */
    Steps steps();

    /** Definitions. */
    Definitions definitions();

    /** When tasks begin by themselves. */
    Schedules schedules();

    /** Named queues. */
    Queues queues();

    /** What happened. */
    Events events();

    /** What people decide. */
    Approvals approvals();

    /** The ledger of runs. */
    Ledger ledger();

    /** What grading has come to. */
    Grading grading();

    /** What an operator looks at. */
    Operations operations();

    /** Telling others of events. */
    Webhooks webhooks();

    /** Dropping what has served its time. */
    Retention retention();
}
