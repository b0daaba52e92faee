package dev.gradus.core.definition;

import dev.gradus.core.host.HostCommandRunner;
import dev.gradus.core.host.HostFileDigests;
import dev.gradus.core.host.HostFiles;
import dev.gradus.core.host.HostTaskFiles;
import dev.gradus.core.kind.CommandEnvironment;
import dev.gradus.core.kind.GradingDefaults;
import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.kind.StandardKinds;
import dev.gradus.core.policy.Limits;
import dev.gradus.core.tool.BuiltInTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads texts with the kinds that come with the product. */
final class Texts {
    static final KindRegistry KINDS = KindRegistry.of(StandardKinds.of(
            BuiltInTools.registry(),
            () -> Limits.DEFAULT,
            new StandardKinds.Host(
                    Runnable::run,
                    new HostFiles(),
                    new HostFileDigests(),
                    new HostTaskFiles(),
                    new HostCommandRunner(),
                    new CommandEnvironment(Map.of(), Set.of()),
                    GradingDefaults.of(() -> "0123456789abcdef0123456789abcdef"))));

    static final DefinitionReader READER = new DefinitionReader(KINDS);

    private Texts() {}

    static Reading read(String text) {
        return READER.read(new DefinitionText("test.yaml", text));
    }

    /** The definition; fails with its problems when it has any. */
    static Definition valid(String text) {
        return read(text).orThrow();
    }

    /** {@code line:column: CODE} of every problem. */
    static List<String> problems(String text) {
        return problems(read(text));
    }

    static List<String> problems(Reading reading) {
        return reading.problems().stream()
                .map(problem -> "%d:%d: %s".formatted(problem.line(), problem.column(), problem.code()))
                .toList();
    }

    /** The definition files of a folder. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
