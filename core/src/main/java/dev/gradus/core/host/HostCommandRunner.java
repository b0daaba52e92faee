package dev.gradus.core.host;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.CommandListener;
import dev.gradus.core.port.CommandResult;
import dev.gradus.core.port.CommandRunner;
import dev.gradus.core.port.CommandSpec;
import dev.gradus.core.port.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs as processes of this host, each in a session of its own by way of {@code setsid}: what it starts and leaves
 * behind is found and ended with it, unless it opens yet another session. {@code setsid} changes into the program without a
 * fork, because a process made by the JVM leads no group; so the session has the number of the process. Where there is no
 * {@code setsid} or no Linux process table, the JDK's view of descendants is ended instead, which misses orphans.
 *
 * <p>Nothing is inherited but the standard streams. A program that cannot be killed (waiting in the kernel) is waited for, as
 * nobody may say that it is gone.
 */
public final class HostCommandRunner implements CommandRunner {
    private static final Duration END_GRACE = Duration.ofSeconds(2);
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private final @Nullable Path setsid;

    public HostCommandRunner() {
        this(ProcessStat.isAvailable() ? ProgramSearch.setsid() : null);
    }

    /** For tests of the fallback. */
    HostCommandRunner(@Nullable Path setsid) {
        this.setsid = setsid;
    }

    @Override
    public CommandResult run(CommandSpec command, CommandListener listener, Stop stop) throws InterruptedException {
        Process process = start(command);
        ProcessGroup group = group(process);
        try (var running = new RunningCommand(process, group, command)) {
            listener.started(CommandNote.of(process.pid()));
            return running.run(listener, stop);
        }
    }

    @Override
    public boolean end(Document note) throws InterruptedException {
        CommandNote noted = CommandNote.read(note);
        if (noted == null || !noted.host().isSameMachine(HostId.current())) {
            return false;
        }
        if (!noted.host().boot().equals(HostId.current().boot())) {
            return true;
        }
        if (!noted.host().equals(HostId.current()) || !ProcessStat.isAvailable()) {
            return false;
        }
        return noted.isGone() || new SessionGroup(noted.pid()).end(END_GRACE, END_LIMIT);
    }

    private ProcessGroup group(Process process) {
        return setsid == null
                ? new HandleTree(process.toHandle())
                : new StartedSession(process, new SessionGroup(process.pid()));
    }

    private Process start(CommandSpec command) {
        String program = command.argv().get(0);
        if (!Files.isDirectory(command.folder())) {
            throw refused("the folder " + command.folder() + " does not exist");
        }
        Path file = ProgramSearch.find(program, command.folder(), command.environment())
                .orElseThrow(() -> refused("the program '" + program + "' was not found or is not executable"));
        requirePassable(command);
        List<String> argv = new ArrayList<>(command.argv());
        argv.set(0, file.toAbsolutePath().toString());
        if (setsid != null) {
            argv.add(0, setsid.toString());
        }
        var builder = new ProcessBuilder(argv).directory(command.folder().toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(command.environment());
        try {
            return builder.start();
        } catch (IOException notStarted) {
            throw new CoreException(
                    ErrorCode.INVALID_INPUT, "the program '" + program + "' cannot be started", notStarted);
        }
    }

    private static void requirePassable(CommandSpec command) {
        boolean passable = command.argv().stream().allMatch(ProgramSearch::isPassable)
                && command.environment().entrySet().stream()
                        .allMatch(entry ->
                                ProgramSearch.isPassable(entry.getKey()) && ProgramSearch.isPassable(entry.getValue()));
        if (!passable) {
            throw refused("an argument or variable cannot be passed to a program in this process's locale; "
                    + "start it with LC_ALL=C.UTF-8");
        }
    }

    private static CoreException refused(String message) {
        return new CoreException(ErrorCode.INVALID_INPUT, message);
    }
}
