package dev.gradus.cli.app;

import dev.gradus.cli.ClassArchive;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Has a JVM like this one execute {@link Rehearsal} and archive what it loaded. It sees none of the user's settings and works
 * in a folder of its own, so that no database but its own is touched.
 */
final class LearnedClasses implements ClassArchive {
    /** Where the launcher looks for the archive. */
    static final String PLACE = "gradus.archive";

    /** As the launcher starts commands; an archive fits only the collector it was made with. */
    private static final List<String> AS_COMMANDS_START = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dslf4j.provider=" + DeferredLogs.class.getName(),
            "-Dslf4j.internal.verbosity=WARN",
            "-Dpicocli.disable.closures=true");

    private static final long MINUTES = 3;
    private static final int SHOWN = 500;

    @Override
    public Path make() {
        String place = System.getProperty(PLACE);
        if (place == null || place.isEmpty()) {
            throw new CoreException(
                    ErrorCode.USAGE,
                    "setup works for bin/gradus only, which knows where the archive belongs: use that");
        }
        Path archive = Path.of(place);
        try {
            Files.createDirectories(archive.toAbsolutePath().getParent());
            Path work = Files.createTempDirectory("gradus-setup");
            try {
                Path made = work.resolve("classes.jsa");
                rehearse(work, made);
                store(made, archive);
            } finally {
                delete(work);
            }
        } catch (IOException e) {
            throw new CoreException(ErrorCode.CONFLICT, "the archive " + archive + " cannot be stored: " + e, e);
        }
        return archive;
    }

    private static void rehearse(Path work, Path made) throws IOException {
        Path log = work.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command(made));
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH", "LANG", "LC_ALL"));
        environment.put("HOME", work.toString());
        Process process = builder.directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!ended(process) || process.exitValue() != 0 || !Files.exists(made)) {
            String said = Files.readString(log);
            throw new CoreException(
                    ErrorCode.CONFLICT,
                    "the archive was not made; the last that was said: "
                            + said.substring(Math.max(0, said.length() - SHOWN)).strip());
        }
    }

    private static List<String> command(Path made) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(
                        List.of(java),
                        AS_COMMANDS_START,
                        List.of(
                                "-XX:ArchiveClassesAtExit=" + made,
                                "-Xlog:disable",
                                "-Xlog:all=error",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Rehearsal.class.getName()))
                .flatMap(List::stream)
                .toList();
    }

    private static boolean ended(Process process) {
        try {
            if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                return true;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }

    /** A process that starts meanwhile sees the old one or the new one whole. */
    private static void store(Path made, Path archive) throws IOException {
        Path beside = archive.resolveSibling(
                archive.getFileName() + "." + ProcessHandle.current().pid());
        Files.move(made, beside, StandardCopyOption.REPLACE_EXISTING);
        Files.move(beside, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void delete(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
