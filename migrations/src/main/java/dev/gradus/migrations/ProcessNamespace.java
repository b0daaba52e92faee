package dev.gradus.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * In which container a server was started. File locks reach across containers that mount the same folder, process
 * numbers do not: a server that lives in another one looks dead from here, and a second one on the same data would
 * destroy it.
 */
final class ProcessNamespace {
    private static final Path OWN = Path.of("/proc/self/ns/pid");

    private final ClusterFolder cluster;

    ProcessNamespace(ClusterFolder cluster) {
        this.cluster = cluster;
    }

    void remember() throws IOException {
        Files.writeString(cluster.namespaceFile(), own());
    }

    /** To be asked while somebody else uses the cluster. */
    void requireSame() {
        String other = remembered();
        if (!other.isEmpty() && !other.equals(own())) {
            throw new EmbeddedPostgresException("the server of " + cluster.folder() + " is in use by a process in"
                    + " another container (" + other + "): stop that one, or choose another folder");
        }
    }

    private String remembered() {
        try {
            return Files.readString(cluster.namespaceFile());
        } catch (IOException e) {
            return "";
        }
    }

    private static String own() {
        try {
            return Files.readSymbolicLink(OWN).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
