package dev.gradus.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What documentation promises is what releases are compared in. */
class PromisedApiTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `(dev\\.gradus[.\\w]*)` \\| `([\\w, ]+)`", Pattern.MULTILINE);

    @Test
    void theDocumentShouldPromiseWhatIsCompared() throws IOException {
        String page = Files.readString(Path.of("../docs/embedding.md"));

        Set<String> promised = new TreeSet<>();
        ROW.matcher(page).results().forEach(row -> promised.addAll(names(row)));

        assertThat(promised).isEqualTo(new TreeSet<>(PromisedApi.compared().names()));
    }

    private static Set<String> names(MatchResult row) {
        Set<String> names = new TreeSet<>();
        for (String name : row.group(2).split(", ")) {
            names.add(row.group(1) + "." + name);
        }
        return names;
    }
}
