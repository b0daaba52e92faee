package dev.gradus.core.host;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds programs as execvp(3) does, but before anything is started, so that a missing one is told from a failing one. */
final class ProgramSearch {
    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

    private ProgramSearch() {}

    /** The executable file of a program: a path from the folder if it holds a slash, else found on the environment's PATH. */
    static Optional<Path> find(String program, Path folder, Map<String, String> environment) {
        try {
            if (program.contains("/")) {
                return Optional.of(folder.resolve(program)).filter(ProgramSearch::isProgram);
            }
            String path = environment.getOrDefault("PATH", DEFAULT_PATH);
            return Stream.of(path.split(":", -1))
                    .filter(entry -> !entry.isEmpty() && !program.isEmpty())
                    .map(entry -> folder.resolve(entry).resolve(program))
                    .filter(ProgramSearch::isProgram)
                    .findFirst();
        } catch (InvalidPathException unnameable) {
            return Optional.empty();
        }
    }

    /** The setsid program of util-linux or busybox. */
    static @Nullable Path setsid() {
        return find("setsid", Path.of("/"), Map.of()).orElse(null);
    }

    /** Whether the text reaches a program unchanged under this JVM's locale. */
    static boolean isPassable(String text) {
        if (text.chars().allMatch(unit -> unit > 0 && unit < 0x80)) {
            return true;
        }
        Charset ofHost = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        return text.indexOf('\0') < 0
                && ofHost.newEncoder().canEncode(text)
                && Charset.defaultCharset().newEncoder().canEncode(text);
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
