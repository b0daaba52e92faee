package dev.gradus.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that {@code gradus setup} makes, on a copy of the distribution as it was packaged. */
class SetupIT {
    @TempDir
    private Path home;

    private Path distribution = Path.of("");

    @BeforeEach
    void copyTheDistribution() throws IOException {
        // No space in the path: Java 17 would leave our classes out of the archive.
        distribution = home.resolve("place/gradus");
        Path packaged = Path.of(System.getProperty("gradus.distribution"));
        try (Stream<Path> all = Files.walk(packaged)) {
            for (Path path : all.toList()) {
                Path copy = distribution.resolve(packaged.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    @Test
    void commandsShouldUseTheArchiveAndSayNothingWhenItNoLongerFits() throws Exception {
        assertThat(run("setup")).as(said()).isZero();
        Path archive = Path.of(Files.readString(home.resolve("out")).replaceFirst(" \\(\\d+ MB\\)\n", ""));
        assertThat(archive).startsWith(home.resolve(".cache")).isRegularFile();
        assertThat(home.resolve(".local"))
                .as("the user's database was not touched")
                .doesNotExist();

        assertThat(archivedClassesOf("version")).isGreaterThan(200);
        assertThat(Files.readString(home.resolve("out"))).matches("gradus \\S+ on Java \\S+\n");

        try (Stream<Path> jars = Files.list(distribution.resolve("lib"))) {
            for (Path jar : jars.toList()) {
                Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-02-01T00:00:00Z")));
            }
        }
        assertThat(archivedClassesOf("version")).isZero();
        assertThat(Files.readString(home.resolve("out"))).matches("gradus \\S+ on Java \\S+\n");
        assertThat(said()).isEmpty();
    }

    @Test
    void aShortCommandShouldLoadWhatItNeedsFromTheArchiveAndNothingElse() throws Exception {
        assertThat(run("setup")).as(said()).isZero();

        List<String> loaded = classesOf("task", "list");

        assertThat(Files.readString(home.resolve("out"))).startsWith("ID").hasLineCount(1);
        assertThat(said()).isEmpty();
        assertThat(loaded)
                .as("what is ours")
                .filteredOn(line -> line.contains(" dev.gradus."))
                .isNotEmpty()
                .allMatch(line -> line.contains("shared objects file (top)"));
        assertThat(loaded)
                .as("the log, Docker and the server wait until they are needed")
                .noneMatch(line -> line.matches(
                        ".* (ch\\.qos\\.logback\\.core\\.ConsoleAppender|com\\.github\\.dockerjava|io\\.javalin).*"));
    }

    private long archivedClassesOf(String command) throws Exception {
        return classesOf(command).stream()
                .filter(line -> line.contains("shared objects file (top)"))
                .count();
    }

    private List<String> classesOf(String... command) throws Exception {
        Path loaded = Files.createTempFile(home, "loaded", "");
        assertThat(run(Map.of("GRADUS_JAVA_OPTS", "-Xlog:class+load:file=" + loaded), command))
                .as(said())
                .isZero();
        return Files.readAllLines(loaded);
    }

    private int run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(distribution.resolve("bin/gradus").toString(), "-q"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "HOME",
                        home.toString(),
                        "PATH",
                        System.getenv("PATH"),
                        "JAVA_HOME",
                        System.getProperty("java.home")));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private String said() throws IOException {
        return Files.readString(home.resolve("err"));
    }
}
