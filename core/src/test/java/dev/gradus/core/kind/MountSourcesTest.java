package dev.gradus.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.container.Mount;
import dev.gradus.core.container.MountRoots;
import dev.gradus.core.container.OptionFault;
import dev.gradus.core.container.RunOptions;
import dev.gradus.core.container.RunParameters;
import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.container.TrustPolicy;
import dev.gradus.core.host.HostFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountSourcesTest {
    @TempDir
    Path folder;

    private Path task;
    private Path outside;

    @BeforeEach
    void makeFolders() throws IOException {
        folder = folder.toRealPath();
        task = Files.createDirectory(folder.resolve("task"));
        outside = Files.createDirectory(folder.resolve("outside"));
        Files.createDirectory(task.resolve("src"));
        Files.createSymbolicLink(task.resolve("escape"), outside);
        Files.createSymbolicLink(task.resolve("inner"), Path.of("src"));
    }

    @Test
    void relativeSourcesShouldBecomeAbsoluteAndReal() {
        MountSources sources = sources(TrustLevel.VOLUMES, task);

        RunOptions resolved = sources.resolved(options(
                "-v ./src:/a:ro", "-v ./inner:/b", "-v ./new:/c", "-v name:/d", "--mount type=bind,src=./src,dst=/e"));

        assertThat(sources.faults()).isEmpty();
        assertThat(resolved.mounts())
                .containsExactly(
                        new Mount.Bind(task + "/src", "/a", true, null),
                        new Mount.Bind(task + "/src", "/b", false, null),
                        new Mount.Bind(task + "/new", "/c", false, null),
                        new Mount.Volume("name", "/d", false, true),
                        new Mount.Bind(task + "/src", "/e", false, null));
    }

    @Test
    void aLinkThatLeadsOutShouldNeedTheOperator() {
        for (String source : List.of("./escape", task + "/escape", "./escape/deeper")) {
            MountSources sources = sources(TrustLevel.VOLUMES, task);
            sources.resolved(options("-v " + source + ":/x"));

            assertThat(sources.faults()).extracting(OptionFault::code).containsExactly(OptionFault.Code.NOT_ALLOWED);
            MountSources operators = sources(TrustLevel.OPERATOR, task);
            operators.resolved(options("-v " + source + ":/x"));
            assertThat(operators.faults()).isEmpty();
        }
    }

    @Test
    void aRelativeSourceShouldNeedAFolder() {
        MountSources sources = sources(TrustLevel.OPERATOR, null);

        sources.resolved(options("-v .:/x"));

        assertThat(sources.faults())
                .extracting(OptionFault::message)
                .containsExactly("the path '.' is relative to the task's local_path, which this task does not have");
    }

    private static MountSources sources(TrustLevel level, Path localPath) {
        return new MountSources(new HostFiles(), new TrustPolicy(level, new MountRoots(localPath, List.of())));
    }

    private static RunOptions options(String... parameters) {
        return RunParameters.parse(List.of(parameters)).options();
    }
}
