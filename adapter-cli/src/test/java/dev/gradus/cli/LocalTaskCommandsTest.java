package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Straight to the engine. */
class LocalTaskCommandsTest extends TaskCommandsContract {

    @Test
    void theFilesOfATaskShouldBeBesideItsDefinitionUnlessToldOtherwise(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("main.c"));
        Path file = Files.writeString(folder.resolve("beside.yaml"), """
                name: beside
                steps:
                  - id: sources
                    file_exists: main.c
                """);

        Shell.Result result = new Shell(platform(), Personality.GRADUS).run("-q", "run", file.toString());

        assertThat(result.code()).isZero();
    }
}
