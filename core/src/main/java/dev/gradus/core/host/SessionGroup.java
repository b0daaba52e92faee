package dev.gradus.core.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The processes of one session on Linux: the command, its children, and what they left in the background, in whatever process
 * groups of the session. Only a process that opened a session of its own is not among them.
 */
final class SessionGroup implements ProcessGroup {
    private static final @Nullable Path KILL = Stream.of("/usr/bin/kill", "/bin/kill")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);

    private final long session;

    /** The session with this number, which is that of the process that opened it. */
    SessionGroup(long session) {
        if (session <= 1) {
            throw new IllegalArgumentException("no command has the session " + session);
        }
        this.session = session;
    }

    @Override
    public boolean isGone() {
        return ProcessStat.inSession(session).isEmpty();
    }

    @Override
    public void terminate() throws InterruptedException {
        signal("-TERM", ProcessHandle::destroy);
    }

    @Override
    public void kill() throws InterruptedException {
        signal("-KILL", ProcessHandle::destroyForcibly);
    }

    /** Whole groups at once where there is a kill program, so that nothing is forked past it; else one by one. */
    private void signal(String name, Signal one) throws InterruptedException {
        List<ProcessStat> members = ProcessStat.inSession(session);
        if (members.isEmpty() || (KILL != null && signalGroups(KILL, name, members))) {
            return;
        }
        for (ProcessStat member : members) {
            ProcessHandle.of(member.pid()).ifPresent(one::send);
        }
    }

    private static boolean signalGroups(Path program, String name, List<ProcessStat> members)
            throws InterruptedException {
        List<String> argv = new ArrayList<>(List.of(program.toString(), name, "--"));
        members.stream().map(ProcessStat::group).distinct().forEach(group -> argv.add("-" + group));
        try {
            return new ProcessBuilder(argv)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notStarted) {
            return false;
        }
    }

    private interface Signal {
        boolean send(ProcessHandle process);
    }
}
