package dev.gradus.cli;

/**
 * Where commands go: straight to the database, or to a server. Both answer with the JSON of {@code /api/v1}, and refuse
 * with the same {@link dev.gradus.core.failure.CoreException}s, so that a command cannot tell them apart.
 */
public interface Backend extends AutoCloseable {

    /** The life of tasks. */
    TaskCalls tasks();

    /** Single steps. */
    StepCalls steps();

    /** Definitions. */
    DefinitionCalls definitions();

    /** Named queues. */
    QueueCalls queues();

    /** Schedules. */
    ScheduleCalls schedules();

    /** taskonaut's tasks. */
    FlowCalls flows();

    /** What waits for a person. */
    ApprovalCalls approvals();

    /** The ledger of runs. */
    LedgerCalls ledger();

    /** What an operator looks at. */
    OperationCalls operations();

    /** Who is told of events. */
    WebhookCalls webhooks();

    /** What they are told. */
    DeliveryCalls deliveries();

    /** Executes steps in this process until closed; does nothing when somebody else executes them anyway. */
    Working work();

    @Override
    void close();

    /** Being executed. */
    interface Working extends AutoCloseable {

        /** Finishes what runs and stops. */
        @Override
        void close();
    }
}
