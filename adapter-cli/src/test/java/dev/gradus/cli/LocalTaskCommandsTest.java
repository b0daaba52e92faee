package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What differs where the command line reaches the files of the machine itself. */
class LocalTaskCommandsTest extends DefinitionWorld {

    LocalTaskCommandsTest() {
        super(Face.DATABASE);
    }

    @Test
    void theFilesOfATaskShouldBeBesideItsDefinitionUnlessToldOtherwise() throws IOException {
        Files.createFile(folder.resolve("main.c"));
        Path file = Files.writeString(folder.resolve("beside.yaml"), """
                name: beside
                steps:
                  - id: sources
                    file_exists: main.c
                """);

        Shell.Result result = shell.run("-q", "run", file.toString());

        assertThat(result.code()).isZero();
    }
}
