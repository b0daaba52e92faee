package dev.gradus.migrations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One cluster (data of one major version, its password and logs) below the root. A durable one outlives its server and
 * is never deleted by us; a temporary one has its own name, so that no mistake in an option can wipe data, and lives as
 * long as its server. The folder appears by one rename: if it exists, it is complete.
 */
record ClusterFolder(Path root, String name, boolean durable) {

    static ClusterFolder of(Path root, int major, boolean durable) {
        return new ClusterFolder(root, "pg" + major + (durable ? "" : "-temporary"), durable);
    }

    /** The same folder while it is being made. */
    ClusterFolder unfinished() {
        return new ClusterFolder(root, name + ".new", durable);
    }

    Path folder() {
        return root.resolve(name);
    }

    boolean exists() {
        return Files.isDirectory(folder());
    }

    Path data() {
        return folder().resolve("data");
    }

    Path passwordFile() {
        return folder().resolve("password");
    }

    Path logs() {
        return folder().resolve("log");
    }

    Path startLog() {
        return folder().resolve("start.log");
    }

    /** Beside the folder, not in it: a lock must stay the same file while a temporary cluster comes and goes. */
    Path usersLock() {
        return root.resolve(name + ".users.lock");
    }

    String password() {
        try {
            return Files.readString(passwordFile(), StandardCharsets.US_ASCII).trim();
        } catch (IOException e) {
            throw FolderFailure.of("reading the server's password", folder(), e);
        }
    }

    /** The port of the last start. Keeping it lets the pools of others reconnect after a crash and a recovery. */
    Optional<Integer> lastPort() {
        try {
            return Optional.of(Integer.valueOf(Files.readString(portFile()).trim()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // only a preference
        }
    }

    void rememberPort(int port) {
        try {
            Files.writeString(portFile(), Integer.toString(port));
        } catch (IOException e) {
            throw FolderFailure.of("noting the server's port", folder(), e);
        }
    }

    Path namespaceFile() {
        return folder().resolve("namespace");
    }

    private Path portFile() {
        return folder().resolve("port");
    }
}
