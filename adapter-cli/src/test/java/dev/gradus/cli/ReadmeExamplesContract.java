package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.kind.ReadmeExamples.Example;
import dev.gradus.core.kind.ReadmeExamples.Need;
import dev.gradus.core.kind.ReadmeExamples.Seen;
import dev.gradus.core.kind.ReadmeWorld;
import dev.gradus.core.port.ContainerEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@link dev.gradus.core.kind.ReadmeExamples} as their readers use them: put through {@code step create} and run, with {@code /data}
 * as the folder that may be mounted. The steps that an example depends on have the very numbers that it says. The kinds of rubrics
 * ({@code rubrics_import}, {@code rubric_set}, {@code rubric_shell} and {@code dynamic_rubric}) are not part of this table.
 */
abstract class ReadmeExamplesContract<E extends ContainerEngine> {
    final E engine;
    final TestPlatform platform;
    private final Shell taskSync;

    @TempDir
    Path folder;

    @TempDir
    private Path definitions;

    ReadmeExamplesContract(E engine) {
        this.engine = engine;
        this.platform =
                new TestPlatform(builder -> builder.containers(engine).mountRoots(List.of(ReadmeWorld.MOUNTED)));
        this.taskSync = new Shell(platform, Personality.TASK_SYNC);
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kind.ReadmeExamples#all")
    void everyExampleDoesWhatItsTextSays(Example example) throws IOException {
        run("task", "create", "--name", "example", "--local_path", folder.toString());
        for (Need need : example.before()) {
            useUpNumbersBefore(need.number());
            assertThat(create("before", need.settings())).isEqualTo(String.valueOf(need.number()));
        }
        String number = create("Example", example.settings());

        int code = taskSync.run("task", "run", "1").code();

        Document step = Document.parse(run("step", "info", number, "-o", "json"));
        String state = Cells.text(step, "state");
        assertThat(code).isEqualTo(state.equals("completed") ? 0 : 10);
        example.holds()
                .accept(new Seen(
                        state,
                        Cells.text(step, "failure.code"),
                        step.member("results").orElseThrow(),
                        engine));
    }

    private String create(String title, String settings) {
        String said = run("step", "create", "--task-id", "1", "--title", title, "--settings", settings);
        return said.replace("Step created with ID: ", "").strip();
    }

    /** Steps of another task, which nobody runs. */
    private void useUpNumbersBefore(long number) throws IOException {
        if (number == 1) {
            return;
        }
        String steps = String.join(",", Collections.nCopies((int) number - 1, "{\"wait\": \"1ms\"}"));
        Path file = Files.writeString(
                definitions.resolve("others.json"), "{\"name\": \"others\", \"steps\": [" + steps + "]}");
        run("task", "create", file.toString(), "--manual");
    }

    private String run(String... arguments) {
        Shell.Result result = taskSync.run(arguments);
        assertThat(result.code())
                .as(Arrays.toString(arguments) + " " + result.err())
                .isZero();
        return result.out();
    }
}
