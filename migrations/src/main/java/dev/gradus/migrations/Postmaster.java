package dev.gradus.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts and stops the server of one cluster. The caller holds the start lock. */
final class Postmaster {
    private static final Duration START_LIMIT = Duration.ofMinutes(2); // recovery after a crash included
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final Duration PREDECESSOR_LIMIT = Duration.ofSeconds(20);
    private static final int MAX_PORTS = 5;

    private final ClusterFolder cluster;

    Postmaster(ClusterFolder cluster) {
        this.cluster = cluster;
    }

    /** The server that runs and is ready now. */
    Optional<PostmasterFile> ready() {
        return living().filter(PostmasterFile::isReady);
    }

    /** Waits out a start or a stop under way, as of a process that was killed in the middle of it. */
    Optional<PostmasterFile> settled() {
        BoundedWait.until(
                START_LIMIT, () -> living().map(PostmasterFile::isReady).orElse(true));
        Optional<PostmasterFile> server = living();
        if (server.filter(found -> !found.isReady()).isPresent()) {
            throw new EmbeddedPostgresException("the server of " + cluster.folder() + " (pid "
                    + server.get().pid() + ") is '" + server.get().status() + "' for more than "
                    + START_LIMIT.toMinutes() + " minutes: look into " + cluster.logs() + ", or end that process");
        }
        return server;
    }

    private Optional<PostmasterFile> living() {
        return PostmasterFile.read(cluster.data()).filter(PostmasterFile::isAlive);
    }

    PostmasterFile start(ServerBinaries binaries, ServerAccount account) {
        try {
            FolderTree.giveTo(account.uid(), cluster.data());
            FolderTree.giveTo(account.uid(), cluster.logs());
            PostmasterFile started = startOnSomePort(binaries, account);
            cluster.rememberPort(started.port());
            return started;
        } catch (IOException e) {
            throw FolderFailure.of("starting PostgreSQL", cluster.folder(), e);
        }
    }

    private PostmasterFile startOnSomePort(ServerBinaries binaries, ServerAccount account) throws IOException {
        int port = cluster.lastPort().filter(Postmaster::isFree).orElseGet(Postmaster::freePort);
        long patience = System.nanoTime() + PREDECESSOR_LIMIT.toNanos();
        for (int ports = 0; ; ) {
            Optional<PostmasterFile> started = tryStart(command(binaries, account, port));
            if (started.isPresent()) {
                return started.get();
            }
            String log = ServerLog.ofLatestStart(cluster);
            if (ServerLog.tellsPortTaken(log) && ports++ < MAX_PORTS) {
                port = freePort();
            } else if (!ServerLog.tellsPredecessorLeaving(log) || System.nanoTime() - patience > 0) {
                throw new EmbeddedPostgresException("PostgreSQL did not start in " + cluster.folder() + " ("
                        + ServerLog.essence(log) + "): see " + cluster.startLog() + " and " + cluster.logs());
            }
        }
    }

    /** Empty if it ended instead of becoming ready. */
    private Optional<PostmasterFile> tryStart(List<String> command) throws IOException {
        Process process = ProcessRunner.startDetached(command, cluster.folder(), cluster.startLog());
        boolean ready = false;
        try {
            BoundedWait.until(START_LIMIT, () -> !process.isAlive() || isReady(process.pid()));
            Optional<PostmasterFile> server = ready().filter(found -> found.pid() == process.pid());
            ready = server.isPresent();
            if (!ready && process.isAlive()) {
                throw new EmbeddedPostgresException("PostgreSQL was not ready after " + START_LIMIT.toMinutes()
                        + " minutes in " + cluster.folder() + ": see " + cluster.logs());
            }
            return server;
        } finally {
            if (!ready) {
                process.destroyForcibly();
            }
        }
    }

    private boolean isReady(long pid) {
        return PostmasterFile.read(cluster.data())
                .filter(server -> server.pid() == pid && server.isReady())
                .isPresent();
    }

    private List<String> command(ServerBinaries binaries, ServerAccount account, int port) {
        List<String> server = new ArrayList<>(OwnSession.prefix());
        server.addAll(List.of(binaries.postgres(), "-D", cluster.data().toString()));
        server.addAll(ServerSettings.commandLine(cluster, port));
        return account.command(server);
    }

    /** SIGINT is the fast shutdown: sessions are ended, data is written. A temporary server just quits. */
    void stop() {
        Optional<PostmasterFile> server = living();
        if (server.isEmpty()) {
            return;
        }
        signal(cluster.durable() ? "INT" : "QUIT", server.get().pid());
        if (!BoundedWait.until(STOP_LIMIT, () -> !server.get().isAlive())) {
            throw new EmbeddedPostgresException("the server of " + cluster.folder() + " (pid "
                    + server.get().pid() + ") did not stop within " + STOP_LIMIT.toSeconds() + " s: see "
                    + cluster.logs());
        }
    }

    /** By the shell's own command: Java can only send SIGTERM, which waits for the last client to leave. */
    private void signal(String name, long pid) {
        try {
            ProcessRunner.run(List.of("sh", "-c", "kill -" + name + " " + pid), Path.of("/"));
        } catch (IOException e) {
            throw FolderFailure.of("stopping PostgreSQL", cluster.folder(), e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
