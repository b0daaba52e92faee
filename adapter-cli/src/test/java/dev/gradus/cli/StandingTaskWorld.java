package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A standing task, {@code nightly}, and both personalities of the command line to use it by. */
abstract class StandingTaskWorld {
    static final String ADD = "{\"tool\":{\"name\":\"add\",\"input\":{\"a\":1,\"b\":1}}}";

    final TestPlatform platform;
    final Shell gradus;
    final Shell taskSync;

    @TempDir
    Path folder;

    StandingTaskWorld(Face face) {
        this.platform = TestPlatform.behind(face);
        this.gradus = new Shell(platform, Personality.GRADUS);
        this.taskSync = new Shell(platform, Personality.TASK_SYNC);
    }

    @BeforeEach
    void makeATask() {
        run("task", "create", "--name", "nightly", "--local_path", folder.toString());
    }

    @AfterEach
    void close() {
        platform.close();
    }

    void say(String key, String word) {
        add(key, command("echo " + word + " >> " + folder.resolve("order")));
    }

    static String command(String script) {
        return Document.emptyObject()
                .with("command", List.of("sh", "-c", script))
                .toJson();
    }

    List<String> order() throws IOException {
        return Files.readAllLines(folder.resolve("order"));
    }

    void add(String key, String settings) {
        run("step", "create", "--task", "nightly", "--id", key, "--settings", settings);
    }

    void run(String... arguments) {
        Shell.Result result = gradus.run(arguments);
        assertThat(result.code())
                .as(Arrays.toString(arguments) + " " + result.err())
                .isZero();
    }

    List<String> steps() {
        return gradus.run("step", "list", "nightly", "-o", "ids").out().lines().toList();
    }

    List<String> states() {
        return Run.steps(json("task", "get", "nightly")).stream()
                .map(step -> Cells.text(step, "state"))
                .toList();
    }

    Document json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-o", "json"));
        return Document.parse(gradus.run(all.toArray(String[]::new)).out());
    }

    String field(String noun, String verb, String name, String path) {
        return Cells.text(json(noun, verb, name), path);
    }
}
