package dev.gradus.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a new cluster by {@code initdb}: UTF-8, the C locale (the same order on every machine, and no dependence on the
 * system's locales), one superuser with a random password that lies in a 0600 file beside the data. Caller holds the
 * start lock. All is done under another name and renamed when complete.
 */
final class ClusterCreation {
    static final String USER = "gradus";
    private static final int PASSWORD_BYTES = 24;
    private static final int FIRST_WITH_SCRAM_ITERATIONS = 16;
    private static final int FIRST_WITH_BUILTIN_LOCALE = 17;

    private final ServerBinaries binaries;
    private final ClusterFolder place;
    private final ClusterFolder unfinished;

    ClusterCreation(ServerBinaries binaries, ClusterFolder place) {
        this.binaries = binaries;
        this.place = place;
        this.unfinished = place.unfinished();
    }

    void create(ServerAccount account) {
        refuseOtherMajor();
        try {
            FolderTree.delete(unfinished.folder());
            try {
                initialize(account);
                FolderTree.publish(unfinished.folder(), place.folder());
            } finally {
                FolderTree.delete(unfinished.folder());
            }
        } catch (IOException e) {
            throw FolderFailure.of("creating the database cluster", place.root(), e);
        }
    }

    private void initialize(ServerAccount account) throws IOException {
        Files.createDirectory(
                unfinished.folder(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        writePassword();
        ProcessRunner.Result result = ProcessRunner.run(account.command(initdb()), unfinished.folder());
        if (!result.succeeded()) {
            throw FolderFailure.of("running initdb", place.root(), ServerLog.essence(result.output()), null);
        }
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Path file = Files.createFile(
                unfinished.passwordFile(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file, Base64.getUrlEncoder().withoutPadding().encodeToString(random), StandardOpenOption.SYNC);
    }

    private List<String> initdb() {
        List<String> command = new ArrayList<>(List.of(
                binaries.initdb(),
                "--pgdata=" + unfinished.data(),
                "--username=" + USER,
                "--pwfile=" + unfinished.passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-instructions"));
        if (binaries.major() >= FIRST_WITH_BUILTIN_LOCALE) {
            command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        if (binaries.major() >= FIRST_WITH_SCRAM_ITERATIONS) {
            // Iterations slow down the guessing of a password; this one is random and as long as a key.
            command.add("--set=scram_iterations=1");
        }
        if (!place.durable()) {
            command.addAll(List.of("--no-sync", "--wal-segsize=1"));
        }
        return command;
    }

    /** Beginning anew beside data that this program cannot read would look like the loss of that data. */
    private void refuseOtherMajor() {
        if (!place.durable()) {
            return;
        }
        try (Stream<Path> entries = Files.list(place.root())) {
            entries.filter(path -> path.getFileName().toString().matches("pg\\d+"))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new EmbeddedPostgresException(
                                "the folder " + other + " holds the data of another major version,"
                                        + " and this program brings PostgreSQL " + binaries.major()
                                        + ": run the program that made it,"
                                        + " or move that folder away to begin anew, or choose another folder");
                    });
        } catch (IOException e) {
            throw FolderFailure.of("looking for older data", place.root(), e);
        }
    }
}
