package dev.gradus.core.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OptionsDocumentTest {
    private static final Path PAGE = Path.of("..", "docs", "container-options.md");

    @Test
    void thePageIsWhatTheTablesSay() throws IOException {
        String expected = page();
        if (Boolean.getBoolean("gradus.docs.write")) {
            Files.writeString(PAGE, expected);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/container-options.md; rewrite it with -Dgradus.docs.write=true")
                .isEqualTo(expected);
    }

    private static String page() {
        return """
                # Options of containers

                What `parameters` can hold, generated from the tables in `core.container`. A level is the lowest that allows the
                option; some values need a higher one, see [containers.md](containers.md).

                ## docker run

                %s
                Not supported: %s.

                ## docker build

                %s
                Not supported: %s.
                """.formatted(
                        table(List.of(RunOption.values())),
                        unsupported(RunOption.UNSUPPORTED),
                        table(List.of(BuildOption.values())),
                        unsupported(BuildOption.UNSUPPORTED));
    }

    private static String table(List<? extends DockerOption> options) {
        return "| option | level | what it does |\n| --- | --- | --- |\n"
                + options.stream().map(OptionsDocumentTest::row).collect(Collectors.joining());
    }

    private static String row(DockerOption option) {
        String spellings =
                option.spellings().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        String times = option.times() == OptionTimes.MANY ? "; can be given more than once" : "";
        String takes =
                option.isSwitch() ? "" : " It " + option.syntax().expected().replace("|", "\\|") + times + ".";
        return "| %s | %s | %s%s |\n".formatted(spellings, option.level().word(), option.meaning(), takes);
    }

    private static String unsupported(Map<String, String> remedies) {
        return new TreeMap<>(remedies)
                .entrySet().stream()
                        .map(entry -> "`--%s` (%s)".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
