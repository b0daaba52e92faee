package dev.gradus.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import dev.gradus.core.container.ContainerId;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The processes of one exec'd program: those of its session, whatever groups they made.
 *
 * @param docker the engine
 * @param calls translates its failures
 * @param owned the container is looked at through this
 * @param container where they run
 * @param mark which they are; empty when the program never told
 */
record ExecSession(
        DockerClient docker, EngineCalls calls, OwnedContainers owned, ContainerId container, Optional<ExecMark> mark) {
    private static final long POLL_MILLIS = 50;
    private static final int ALIVE = 0;
    private static final int GONE = 3;

    /**
     * Signals every process of the session, with 0 none: status 0 when there was one, 3 when there was none. Only what a shell
     * has built in, so that it works in any image that has one. A leader with another start time is a stranger that got the
     * number; processes that only wait to be reaped do not count.
     */
    private static final String SIGNAL = """
            s=$1 p=$2 t=$3 n=3
            if read -r l < /proc/$p/stat; then
              set -- ${l##*) }; shift 19
              [ "$t" = 0 ] || [ "$1" = "$t" ] || exit 3
            fi
            for f in /proc/[0-9]*/stat; do
              read -r l < $f || continue
              q=${f#/proc/}; q=${q%/stat}
              set -- ${l##*) }
              [ "$4" = "$p" ] && [ "$1" != Z ] || continue
              n=0
              [ "$s" = 0 ] || kill -s "$s" "$q"
            done 2>/dev/null
            exit $n
            """;

    /** Asks, waits, kills, and returns when all are gone; a container that cannot end them is killed. */
    void end(Duration grace, Duration limit) throws InterruptedException {
        if (signal("TERM") && !awaitGone(grace)) {
            long deadline = System.nanoTime() + limit.toNanos();
            while (signal("KILL") && System.nanoTime() < deadline) {
                Thread.sleep(POLL_MILLIS);
            }
            if (signal("0")) {
                killContainer();
            }
        }
    }

    private boolean awaitGone(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (signal("0")) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return true;
    }

    /** Signals them; whether there was any. */
    boolean signal(String signal) {
        if (mark.isEmpty()) {
            return false;
        }
        ExecMark known = mark.get();
        int status = run(signal, Long.toString(known.pid()), Long.toString(known.started()));
        if (status != ALIVE && status != GONE) {
            // No process can be started in it any more: it is full, or ends.
            killContainer();
            return false;
        }
        return status == ALIVE;
    }

    private int run(String... arguments) {
        return calls.call("end a program in container " + container, () -> {
            try {
                ExecCreateCmd request = docker.execCreateCmd(container.value())
                        .withCmd("sh", "-c", SIGNAL, "sh", arguments[0], arguments[1], arguments[2])
                        .withAttachStdout(true)
                        .withAttachStderr(true);
                mark.map(ExecMark::user).ifPresent(request::withUser);
                return await(request.exec().getId());
            } catch (ConflictException | NotFoundException ended) {
                return GONE;
            }
        });
    }

    private int await(String id) {
        EngineStream<Frame> stream = new EngineStream<>(frame -> {});
        docker.execStartCmd(id).exec(stream);
        try {
            stream.awaitEnd(Duration.ofSeconds(30).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CoreException(
                    ErrorCode.UNREACHABLE, "interrupted while a program in container " + container + " was ended");
        } finally {
            stream.closeQuietly();
        }
        Long status = docker.inspectExecCmd(id).exec().getExitCodeLong();
        return status == null ? -1 : status.intValue();
    }

    private void killContainer() {
        owned.require(container);
        calls.run(
                "kill container " + container,
                Set.of(ConflictException.class, NotFoundException.class),
                () -> docker.killContainerCmd(container.value()).exec());
    }
}
