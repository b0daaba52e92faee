package dev.gradus.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Definitions to make tasks of, and a command line to use them by. */
abstract class DefinitionWorld {
    static final String SUM = """
            name: sum
            inputs: { a: { type: integer, default: 1 } }
            steps:
              - id: first
                tool: { name: add, input: { a: "${inputs.a}", b: 2 } }
              - id: second
                needs: [first]
                tool: { name: add, input: { a: 1, b: 2 } }
            """;

    static final String FAILING = """
            name: failing
            steps:
              - id: bad
                command: ["sh", "-c", "echo about to fail; exit 3"]
              - id: after
                needs: [bad]
                tool: { name: echo, input: { text: done } }
            """;

    final TestPlatform platform;
    final Shell shell;

    @TempDir
    Path folder;

    DefinitionWorld(Face face) {
        this.platform = TestPlatform.behind(face);
        this.shell = new Shell(platform, Personality.GRADUS);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    /** A file with this definition. */
    String file(String definition) throws IOException {
        return Files.writeString(folder.resolve("task.yaml"), definition).toString();
    }
}
