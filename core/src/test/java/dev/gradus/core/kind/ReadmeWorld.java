package dev.gradus.core.kind;

import dev.gradus.core.testing.FakeContainerEngine;
import dev.gradus.core.testing.FakeProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Images, programs and a task's files as {@link ReadmeExamples} expect them. */
public final class ReadmeWorld {
    /** The images that an engine has. */
    public static final List<String> IMAGES = List.of(
            "my-app:1.0",
            "my-custom-app:latest",
            "my-worker-app:latest",
            "my-worker:1.0",
            "python-grader:latest",
            "grader-env:v2");

    /** The images that a registry has. */
    public static final List<String> PUBLISHED = List.of("ubuntu:latest", "nginx:latest");

    /** The network that one of them joins. */
    public static final String NETWORK = "my-net";

    /** The folder of the host that one of them mounts. */
    public static final Path MOUNTED = Path.of("/data");

    /** The folder of a task in which the image of the examples is built. */
    public static final String BASE = "base";

    private ReadmeWorld() {}

    /** All of it, with an engine in memory. */
    public static void furnish(FakeContainerEngine engine, Path folder) throws IOException {
        IMAGES.forEach(tag -> engine.withImage(tag, Map.of("/app/config.yml", "port: 80")));
        PUBLISHED.forEach(engine::publish);
        engine.when(argv -> has(argv, "while :;"), FakeProgram.endless())
                .when(argv -> has(argv, "./my_app"), FakeProgram.endless())
                .when(argv -> has(argv, "serve"), FakeProgram.endless())
                .when(argv -> has(argv, "./run.sh"), FakeProgram.printing("ran\n"))
                .when(argv -> has(argv, "run_tests.sh") || has(argv, "tests/run.sh"), FakeProgram.printing("ok\n"))
                .when(argv -> has(argv, "ls "), FakeProgram.printing("app config.yml\n"))
                .when(argv -> has(argv, "cat /app/config.yml"), FakeProgram.printing("port: 80\n"));
        engine.plantNetwork(NETWORK);
        write(folder);
    }

    private static boolean has(List<String> argv, String text) {
        return argv.stream().anyMatch(word -> word.contains(text))
                && argv.stream().noneMatch(word -> word.contains("while :;") && !text.equals("while :;"));
    }

    /** The task's files. */
    public static void write(Path folder) throws IOException {
        for (String file : List.of(
                "main.go",
                "go.mod",
                "go.sum",
                "app/main.go",
                "app/go.mod",
                "path/to/your/file1.txt",
                "path/to/another/file2.go",
                "student_submission.py",
                "tests/test.py",
                "submission/answer.py")) {
            write(folder, file, "content of " + file);
        }
        write(folder, "Dockerfile", "FROM busybox:local\nCOPY main.go /main.go\n");
        write(folder, "app/Dockerfile", "FROM busybox:local\nCOPY main.go /main.go\n");
        writeBase(folder.resolve(BASE));
    }

    private static void writeBase(Path base) throws IOException {
        write(base, "Dockerfile", """
                FROM busybox:local
                COPY my_app /my_app
                COPY run.sh /run.sh
                COPY serve /bin/serve
                COPY config.yml /app/config.yml
                COPY run_tests.sh /app/run_tests.sh
                COPY run_tests.sh /app/tests/run.sh
                CMD serve
                """);
        program(base, "my_app", "exec sleep 3600");
        program(base, "serve", "exec sleep 3600");
        program(base, "run.sh", "echo ran");
        program(base, "run_tests.sh", "echo ok");
        write(base, "config.yml", "port: 80\n");
    }

    private static void program(Path folder, String name, String line) throws IOException {
        write(folder, name, "#!/bin/sh\n" + line + "\n");
        if (!folder.resolve(name).toFile().setExecutable(true, false)) {
            throw new IOException(name + " cannot be made executable");
        }
    }

    private static void write(Path folder, String file, String content) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), content);
    }
}
