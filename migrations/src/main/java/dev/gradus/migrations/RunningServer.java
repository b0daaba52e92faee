package dev.gradus.migrations;

import java.io.IOException;
import java.nio.file.Files;

/** A server that is ready, and of which this process is a registered user until {@link #leave}. */
record RunningServer(ClusterFolder cluster, int port, String password, boolean attached) {

    static RunningServer joined(ClusterFolder cluster, PostmasterFile server) {
        return new RunningServer(cluster, server.port(), cluster.password(), true);
    }

    static RunningServer started(ClusterFolder cluster, PostmasterFile server) {
        return new RunningServer(cluster, server.port(), cluster.password(), false);
    }

    /** Stops the server if nobody else uses it, and then removes a temporary cluster. */
    void leave() {
        UsersLock users = UsersLock.of(cluster.usersLock());
        if (!Files.isDirectory(cluster.root())) {
            users.leave(); // somebody deleted the folder; the server notices and ends itself
            return;
        }
        StartLock.whileHeld(cluster.root(), () -> {
            users.leave();
            users.ifUnused(this::stop);
            return this;
        });
    }

    private void stop() {
        new Postmaster(cluster).stop();
        if (!cluster.durable()) {
            try {
                FolderTree.delete(cluster.folder());
            } catch (IOException e) {
                throw FolderFailure.of("removing the temporary database cluster", cluster.folder(), e);
            }
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL on port " + port + " in " + cluster.folder(); // not the password
    }
}
