package dev.gradus.core.port;

import dev.gradus.core.data.Document;

/** Runs programs on this host. Implementations give each program a process group of its own. Thread safe. */
public interface CommandRunner {

    /**
     * Runs a program to its end, or until a stop is requested; then the whole process group is terminated, after a grace
     * period killed, and confirmed gone before this returns.
     *
     * @throws dev.gradus.core.failure.CoreException INVALID_INPUT when the program cannot be started
     */
    CommandResult run(CommandSpec command, CommandListener listener, Stop stop) throws InterruptedException;

    /** Ends a process group that another process started on this host, told by what that one noted; true when it is gone. */
    boolean end(Document note) throws InterruptedException;
}
