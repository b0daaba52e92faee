package dev.gradus.core.testing;

import dev.gradus.core.container.ContainerId;
import dev.gradus.core.container.ExecSpec;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.CommandListener;
import dev.gradus.core.port.CommandResult;
import dev.gradus.core.port.ContainerExecs;
import dev.gradus.core.port.Stop;

/** Programs in the containers of a fake engine. */
final class FakeExecs implements ContainerExecs {
    private static final long POLL_MILLIS = 5;

    private final FakeEngineState state;

    FakeExecs(FakeEngineState state) {
        this.state = state;
    }

    @Override
    public CommandResult run(ContainerId container, ExecSpec command, CommandListener listener, Stop stop)
            throws InterruptedException {
        FakeContainer target = state.ours(container);
        if (!target.isRunning()) {
            throw new CoreException(ErrorCode.CONFLICT, "container '" + target.name() + "' does not run");
        }
        FakeProcess process = target.process(
                command.argv(),
                command.environment(),
                command.folder(),
                (source, text) -> listener.printed(source, text));
        long number = state.next();
        target.execs().put(number, process);
        listener.started(
                Document.emptyObject().with("container", container.value()).with("exec", number));
        process.start(state.programFor(command.argv()));
        boolean stopped = awaitEnd(process, command, stop);
        target.execs().remove(number);
        return new CommandResult(process.status(), stopped);
    }

    private boolean awaitEnd(FakeProcess process, ExecSpec command, Stop stop) throws InterruptedException {
        while (!process.awaitEnded(POLL_MILLIS)) {
            state.requireAlive();
            if (stop.isRequested()) {
                process.term();
                if (!process.awaitEnded(command.grace().toMillis())) {
                    process.kill();
                    process.awaitEnded(Long.MAX_VALUE);
                }
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean end(Document note) throws InterruptedException {
        state.requireAlive();
        String container = note.member("container").map(Document::text).orElse("");
        long number = note.member("exec").map(Document::longValue).orElse(0L);
        FakeContainer target =
                container.isEmpty() ? null : state.container(container).orElse(null);
        if (target == null) {
            return !container.isEmpty();
        }
        state.requireOurs(target);
        FakeProcess process = target.execs().get(number);
        if (process != null) {
            process.kill();
            process.awaitEnded(Long.MAX_VALUE);
        }
        return true;
    }
}
