package dev.gradus.cli;

import java.util.function.Supplier;

/** Straight to the database: the engine is in this process. */
public final class LocalBackend implements Backend {
    private final DrivingPorts ports;
    private final Supplier<Working> worker;
    private final Runnable closing;

    /**
     * Over driving ports.
     *
     * @param worker starts a worker in this process
     * @param closing ends the engine
     */
    public LocalBackend(DrivingPorts ports, Supplier<Working> worker, Runnable closing) {
        this.ports = ports;
        this.worker = worker;
        this.closing = closing;
    }

    @Override
    public TaskCalls tasks() {
        return new LocalTaskCalls(ports);
    }

    @Override
    public StepCalls steps() {
        return new LocalStepCalls(ports);
    }

    @Override
    public DefinitionCalls definitions() {
        return new LocalDefinitionCalls(ports);
    }

    @Override
    public QueueCalls queues() {
        return new LocalQueueCalls(ports);
    }

    @Override
    public ScheduleCalls schedules() {
        return new LocalScheduleCalls(ports);
    }

    @Override
    public FlowCalls flows() {
        return new LocalFlowCalls(ports);
    }

    @Override
    public ApprovalCalls approvals() {
        return new LocalApprovalCalls(ports);
    }

    @Override
    public LedgerCalls ledger() {
        return new LocalLedgerCalls(ports);
    }

    @Override
    public OperationCalls operations() {
        return new LocalOperationCalls(ports);
    }

    @Override
    public WebhookCalls webhooks() {
        return new LocalWebhookCalls(ports);
    }

    @Override
    public DeliveryCalls deliveries() {
        return new LocalDeliveryCalls(ports);
    }

    @Override
    public Working work() {
        return worker.get();
    }

    @Override
    public void close() {
        closing.run();
    }
}
