package dev.gradus.cli;

import org.jspecify.annotations.Nullable;

/** To a server: each call is a request. Steps are executed by the server's own workers. */
public final class RemoteBackend implements Backend {
    private final Remote remote;

    /** To the server at this address, with its token when it demands one. */
    public RemoteBackend(String url, @Nullable String token, int maxInputBytes) {
        this.remote = new Remote(url, token, maxInputBytes);
    }

    @Override
    public TaskCalls tasks() {
        return new RemoteTaskCalls(remote);
    }

    @Override
    public StepCalls steps() {
        return new RemoteStepCalls(remote);
    }

    @Override
    public DefinitionCalls definitions() {
        return new RemoteDefinitionCalls(remote);
    }

    @Override
    public QueueCalls queues() {
        return new RemoteQueueCalls(remote);
    }

    @Override
    public ScheduleCalls schedules() {
        return new RemoteScheduleCalls(remote);
    }

    @Override
    public FlowCalls flows() {
        return new RemoteFlowCalls(remote);
    }

    @Override
    public ApprovalCalls approvals() {
        return new RemoteApprovalCalls(remote);
    }

    @Override
    public LedgerCalls ledger() {
        return new RemoteLedgerCalls(remote);
    }

    @Override
    public OperationCalls operations() {
        return new RemoteOperationCalls(remote);
    }

    @Override
    public WebhookCalls webhooks() {
        return new RemoteWebhookCalls(remote);
    }

    @Override
    public DeliveryCalls deliveries() {
        return new RemoteDeliveryCalls(remote);
    }

    @Override
    public Working work() {
        return () -> {};
    }

    @Override
    public void close() {
        // every answer has been read to its end
    }
}
