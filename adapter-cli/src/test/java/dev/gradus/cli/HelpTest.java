package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

class HelpTest {

    @TestFactory
    List<DynamicTest> everyCommandShouldExplainItselfWithAnExample() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Personality personality : Personality.values()) {
            try (TestPlatform platform = new TestPlatform()) {
                collect(new Shell(platform, personality).commands(), personality, List.of(), tests);
            }
        }
        return tests;
    }

    private static void collect(CommandLine line, Personality personality, List<String> path, List<DynamicTest> tests) {
        tests.add(DynamicTest.dynamicTest(personality + " " + path, () -> check(personality, path)));
        line.getSubcommands().forEach((name, sub) -> {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(name);
            collect(sub, personality, deeper, tests);
        });
    }

    private static void check(Personality personality, List<String> path) {
        List<String> arguments = new ArrayList<>(path);
        arguments.add("--help");
        try (TestPlatform platform = new TestPlatform()) {
            Shell.Result result = new Shell(platform, personality).run(arguments.toArray(String[]::new));

            assertThat(result.code()).isZero();
            assertThat(result.out()).contains("Usage: ").contains("Example: ");
            assertThat(result.err()).isEmpty();
        }
    }
}
