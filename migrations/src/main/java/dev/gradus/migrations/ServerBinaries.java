package dev.gradus.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL unpacked into a folder named for the archive's content; {@code version} as in {@code 18.6}. */
record ServerBinaries(Path folder, String version) {
    private static final String VERSION_FILE = "VERSION";
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+\\S*)");
    private static final Pattern MAJOR = Pattern.compile("^\\d+");

    /** Already there, and whole: the folder appears by a rename, with its version file in it. */
    static Optional<ServerBinaries> find(Path root, ServerArchive archive) {
        Path folder = place(root, archive);
        try {
            return Optional.of(new ServerBinaries(
                    folder, Files.readString(folder.resolve(VERSION_FILE)).trim()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Caller holds the start lock. */
    static ServerBinaries unpack(Path root, ServerArchive archive) {
        Path place = place(root, archive);
        Path unfinished = place.resolveSibling(place.getFileName() + ".new");
        try {
            FolderTree.delete(place);
            FolderTree.delete(unfinished);
            try {
                String version = unpackInto(unfinished, archive);
                FolderTree.publish(unfinished, place);
                OutdatedBinaries.remove(root, place);
                return new ServerBinaries(place, version);
            } finally {
                FolderTree.delete(unfinished);
            }
        } catch (IOException e) {
            throw FolderFailure.of("unpacking PostgreSQL", root, e);
        }
    }

    private static String unpackInto(Path folder, ServerArchive archive) throws IOException {
        try (InputStream in = archive.open()) {
            ArchiveUnpacking.unpack(in, folder);
        }
        String version = askVersion(folder);
        Files.writeString(folder.resolve(VERSION_FILE), version);
        FolderTree.force(folder);
        return version;
    }

    /** Also the proof that these binaries run here at all: they need glibc, and a folder that is not mounted noexec. */
    private static String askVersion(Path folder) {
        String answer;
        try {
            answer = ProcessRunner.run(List.of(program(folder, "postgres"), "--version"), folder)
                    .output();
        } catch (IOException e) {
            answer = String.valueOf(e.getMessage());
        }
        Matcher matcher = VERSION.matcher(answer);
        if (!matcher.find()) {
            throw new EmbeddedPostgresException("the PostgreSQL binaries do not run here (" + answer.strip()
                    + "; they need glibc and a folder that is not mounted noexec): use --database-url");
        }
        return matcher.group(1);
    }

    int major() {
        Matcher matcher = MAJOR.matcher(version);
        if (!matcher.find()) {
            throw new EmbeddedPostgresException(
                    "unreadable version '" + version + "' in " + folder + ": delete that folder, and try again");
        }
        return Integer.parseInt(matcher.group());
    }

    String initdb() {
        return program(folder, "initdb");
    }

    String postgres() {
        return program(folder, "postgres");
    }

    private static String program(Path folder, String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static Path place(Path root, ServerArchive archive) {
        return root.resolve("bin-" + archive.key());
    }
}
