package dev.gradus.core.host;

import dev.gradus.core.port.CommandListener;
import dev.gradus.core.port.CommandResult;
import dev.gradus.core.port.CommandSpec;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.Stop;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A started program until it and all that came from it is gone. Closing it ends what is left, at once. */
final class RunningCommand implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RunningCommand.class.getName());

    /** For readers whose pipe is held open by a process that left the session. */
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(2);

    private static final Duration KILL_ROUND = Duration.ofSeconds(30);

    private final Process process;
    private final ProcessGroup group;
    private final CommandSpec command;
    private OutputReader.@Nullable Gate gate;

    RunningCommand(Process process, ProcessGroup group, CommandSpec command) {
        this.process = process;
        this.group = group;
        this.command = command;
    }

    /** Runs it to its end or until the stop. */
    CommandResult run(CommandListener listener, Stop stop) throws InterruptedException {
        var opened = new OutputReader.Gate(listener);
        gate = opened;
        Thread out = read(process.getInputStream(), LogChunk.Source.STDOUT, opened);
        Thread err = read(process.getErrorStream(), LogChunk.Source.STDERR, opened);
        Threads.start(name("stdin"), this::write);
        awaitEndOr(stop);
        boolean stopped = process.isAlive();
        endGroup(command.grace());
        int exitCode = process.waitFor();
        join(out);
        join(err);
        return new CommandResult(exitCode, stopped);
    }

    @Override
    public void close() {
        if (gate != null) {
            gate.close();
        }
        boolean interrupted = false;
        while (!group.isGone()) {
            try {
                endGroup(Duration.ZERO);
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEndOr(Stop stop) throws InterruptedException {
        var over = new CountDownLatch(1);
        // Not Process.onExit: it needs a free thread of the common pool.
        Threads.start(name("exit"), () -> {
            awaitExit();
            over.countDown();
        });
        stop.whenRequested(over::countDown);
        over.await();
    }

    private void awaitExit() {
        try {
            process.waitFor();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("nobody interrupts this thread", impossible);
        }
    }

    /** What the program left in the background ends with it, whether it was stopped or not. */
    private void endGroup(Duration grace) throws InterruptedException {
        while (!group.end(grace, KILL_ROUND)) {
            LOG.log(Level.WARNING, "process group {0} does not end although it was killed", process.pid());
        }
    }

    private Thread read(InputStream in, LogChunk.Source source, OutputReader.Gate to) {
        return Threads.start(name(source.word()), new OutputReader(in, source, to));
    }

    private void write() {
        try (OutputStream in = process.getOutputStream()) {
            in.write(command.stdin().getBytes(StandardCharsets.UTF_8));
        } catch (IOException unread) {
            // The program need not read what it is given.
            LOG.log(Level.DEBUG, "process {0} did not read its standard input", process.pid());
        }
    }

    private static void join(Thread reader) throws InterruptedException {
        reader.join(LAST_OUTPUT.toMillis());
    }

    private String name(String part) {
        return "gradus-command-" + process.pid() + "-" + part;
    }
}
