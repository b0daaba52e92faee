package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
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

    /** A help is made of fewer commands than there are, and must not show it. */
    @Test
    void everyHelpShouldReadAsWithAllCommandsMade() {
        try (TestPlatform platform = new TestPlatform()) {
            for (Personality personality : Personality.values()) {
                CommandLine all = CommandTree.of(platform, personality);
                compare(platform, personality, all, List.of());
            }
        }
    }

    private static void compare(TestPlatform platform, Personality personality, CommandLine line, List<String> path) {
        List<String> arguments = new ArrayList<>(path);
        arguments.add("--help");
        var out = new StringWriter();
        int code = CommandTree.of(platform, personality, arguments.toArray(String[]::new))
                .setOut(new PrintWriter(out))
                .execute(arguments.toArray(String[]::new));

        assertThat(code).isZero();
        assertThat(out.toString()).isEqualTo(line.getUsageMessage());
        line.getSubcommands().forEach((name, sub) -> {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(name);
            compare(platform, personality, sub, deeper);
        });
    }
}
