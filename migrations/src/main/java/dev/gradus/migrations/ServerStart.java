package dev.gradus.migrations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins the server of a folder, or makes it run. Joining takes no lock but the shared one of the users; all else happens
 * under the start lock, so that of several processes one does the work and the others find it done.
 */
final class ServerStart {
    private final Path root;
    private final Platform platform;
    private final boolean durable;
    private final @Nullable ServerAccount account;

    /** Without an account it finds out, when it must start a server, as whom it can. */
    ServerStart(Path root, Platform platform, boolean durable, @Nullable ServerAccount account) {
        this.root = root;
        this.platform = platform;
        this.durable = durable;
        this.account = account;
    }

    RunningServer run() {
        return major().flatMap(major -> join(ClusterFolder.of(root, major, durable)))
                .orElseGet(() -> StartLock.whileHeld(root, this::decide));
    }

    /** Of the server that this program would start, as far as it can be told without unpacking. */
    private Optional<Integer> major() {
        return ServerArchive.majorByName(System.getProperty("java.class.path", ""))
                .or(() ->
                        ServerBinaries.find(root, ServerArchive.find(platform)).map(ServerBinaries::major));
    }

    private Optional<RunningServer> join(ClusterFolder cluster) {
        UsersLock users = UsersLock.of(cluster.usersLock());
        if (!users.tryEnter()) {
            return Optional.empty();
        }
        Optional<RunningServer> joined = Optional.empty();
        try {
            joined = new Postmaster(cluster).ready().map(server -> RunningServer.joined(cluster, server));
            return joined;
        } finally {
            if (joined.isEmpty()) {
                users.leave();
            }
        }
    }

    private RunningServer decide() {
        ServerArchive archive = ServerArchive.find(platform);
        ServerBinaries binaries =
                ServerBinaries.find(root, archive).orElseGet(() -> ServerBinaries.unpack(root, archive));
        ClusterFolder cluster = ClusterFolder.of(root, binaries.major(), durable);
        UsersLock users = UsersLock.of(cluster.usersLock());
        if (!users.isUnused()) {
            new ProcessNamespace(cluster).requireSame();
        }
        if (!users.tryEnter()) {
            throw new EmbeddedPostgresException(
                    "another program has locked " + cluster.usersLock() + ": end it, and try again");
        }
        RunningServer running = null;
        try {
            running = new Postmaster(cluster)
                    .settled()
                    .map(server -> RunningServer.joined(cluster, server))
                    .orElseGet(() -> startServer(binaries, cluster));
            return running;
        } finally {
            if (running == null) {
                users.leave();
            }
        }
    }

    private RunningServer startServer(ServerBinaries binaries, ClusterFolder cluster) {
        try {
            ServerAccount runner = account != null ? account : ServerAccount.choose();
            if (!durable) {
                FolderTree.delete(cluster.folder()); // of a run that was killed: without fsync it may be broken
            }
            if (!cluster.exists()) {
                new ClusterCreation(binaries, cluster).create(runner);
            }
            new ProcessNamespace(cluster).remember();
            return RunningServer.started(cluster, new Postmaster(cluster).start(binaries, runner));
        } catch (IOException e) {
            throw FolderFailure.of("preparing the start of PostgreSQL", root, e);
        }
    }
}
