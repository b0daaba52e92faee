package dev.gradus.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectExecResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import dev.gradus.core.container.ContainerId;
import dev.gradus.core.container.ExecSpec;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.CommandListener;
import dev.gradus.core.port.CommandResult;
import dev.gradus.core.port.ContainerExecs;
import dev.gradus.core.port.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Programs in containers of a Docker engine. The engine has no call that ends an exec'd program, and closing its stream ends
 * nothing; so the program is started by a shell that first tells which process it becomes ({@link ExecMark}), and is ended by a
 * second program in the same container ({@link ExecSession}).
 */
final class DockerExecs implements ContainerExecs {
    private static final long LOOK_MILLIS = 1_000;
    private static final long POLL_MILLIS = 50;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final DockerClient docker;
    private final EngineCalls calls;
    private final OwnedContainers owned;

    DockerExecs(DockerClient docker, EngineCalls calls, OwnedContainers owned) {
        this.docker = docker;
        this.calls = calls;
        this.owned = owned;
    }

    @Override
    public CommandResult run(ContainerId container, ExecSpec command, CommandListener listener, Stop stop)
            throws InterruptedException {
        requireRunning(container);
        String id = create(container, command);
        ExecOutput output = new ExecOutput(container, command, listener);
        EngineStream<Frame> stream = new EngineStream<>(output::add);
        String what = "run '" + command.argv().get(0) + "' in container " + container;
        calls.call(what, () -> docker.execStartCmd(id).withDetach(false).exec(stream));
        stream.endWaitingWith(stop);
        boolean stopped = false;
        try {
            while (isRunning(what, id, stream)) {
                if (stop.isRequested()) {
                    stopped = true;
                    session(output, id).end(command.grace(), LIMIT);
                }
            }
        } catch (InterruptedException interrupted) {
            endNow(output);
            throw interrupted;
        } finally {
            stream.closeQuietly();
        }
        output.end();
        int status = status(what, id);
        if (output.mark().isEmpty() && !stopped) {
            throw new CoreException(
                    ErrorCode.INVALID_INPUT, "cannot " + what + ": " + EngineCalls.oneLine(output.beforeMark()));
        }
        return new CommandResult(status, stopped);
    }

    private void requireRunning(ContainerId container) {
        InspectContainerResponse found = owned.require(container);
        if (!Boolean.TRUE.equals(found.getState().getRunning())) {
            throw new CoreException(ErrorCode.CONFLICT, "container '" + OwnedContainers.name(found) + "' does not run");
        }
    }

    private String create(ContainerId container, ExecSpec command) {
        List<String> environment = new ArrayList<>();
        command.environment().forEach((name, value) -> environment.add(name + "=" + value));
        return calls.call("prepare a program in container " + container, () -> {
            ExecCreateCmd request = docker.execCreateCmd(container.value())
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .withEnv(environment)
                    .withCmd(ExecMark.wrapped(command.argv()).toArray(String[]::new));
            if (command.user() != null) {
                request.withUser(command.user());
            }
            if (command.folder() != null) {
                request.withWorkingDir(command.folder());
            }
            return request.exec().getId();
        });
    }

    /**
     * Waits a while and tells whether the program still runs. The stream alone does not decide: it stays open while something in
     * the background holds it, and closes when the program closes its outputs.
     */
    private boolean isRunning(String what, String id, EngineStream<Frame> stream) throws InterruptedException {
        boolean ended = stream.awaitEnd(LOOK_MILLIS);
        if (ended && stream.error().isPresent()) {
            throw calls.lost(what, stream.error().get());
        }
        if (!Boolean.TRUE.equals(inspect(what, id).isRunning())) {
            // What was printed last may still be on its way.
            stream.awaitOver(LOOK_MILLIS);
            return false;
        }
        if (ended) {
            Thread.sleep(POLL_MILLIS);
        }
        return true;
    }

    private int status(String what, String id) {
        Long code = inspect(what, id).getExitCodeLong();
        if (code == null) {
            throw calls.cut(what);
        }
        return code.intValue();
    }

    /** An engine that was restarted has forgotten the programs it ran: that is no exit status, it is a loss. */
    private InspectExecResponse inspect(String what, String id) {
        return calls.call(what, () -> {
            try {
                return docker.inspectExecCmd(id).exec();
            } catch (NotFoundException forgotten) {
                throw calls.lost(what, forgotten);
            }
        });
    }

    private ExecSession session(ExecOutput output, String id) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (output.mark().isEmpty()
                && System.nanoTime() < deadline
                && Boolean.TRUE.equals(inspect("look", id).isRunning())) {
            Thread.sleep(POLL_MILLIS);
        }
        return new ExecSession(docker, calls, owned, output.container(), output.mark());
    }

    private void endNow(ExecOutput output) {
        try {
            new ExecSession(docker, calls, owned, output.container(), output.mark()).signal("KILL");
        } catch (CoreException gone) {
            System.getLogger(DockerExecs.class.getName())
                    .log(System.Logger.Level.WARNING, "a program may have been left running: {0}", gone.getMessage());
        }
    }

    @Override
    public boolean end(Document note) throws InterruptedException {
        Optional<ExecMark> mark = ExecMark.read(note);
        if (mark.isEmpty()) {
            return false;
        }
        ContainerId container = mark.get().container();
        Optional<InspectContainerResponse> found = owned.find(container.value());
        if (found.isEmpty() || !Boolean.TRUE.equals(found.get().getState().getRunning())) {
            return true;
        }
        new ExecSession(docker, calls, owned, container, mark).end(ExecSpec.GRACE, LIMIT);
        return true;
    }
}
