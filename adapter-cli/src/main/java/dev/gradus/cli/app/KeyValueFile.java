package dev.gradus.cli.app;

import dev.gradus.cli.app.Configuration.Found;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file of lines {@code key=value}: trimmed, {@code #} at the start of a line is a comment, the first {@code =} splits,
 * nothing is quoted, lines without {@code =} and unknown keys are ignored. A missing file is an empty one.
 *
 * @param path where it is
 * @param values by key
 */
record KeyValueFile(Path path, Map<String, String> values) {
    KeyValueFile {
        values = Map.copyOf(values);
    }

    static KeyValueFile of(Path path) {
        try {
            Map<String, String> values = new HashMap<>();
            for (String line : Files.readAllLines(path)) {
                int split = line.indexOf('=');
                if (split > 0 && !line.strip().startsWith("#")) {
                    values.put(
                            line.substring(0, split).strip(),
                            line.substring(split + 1).strip());
                }
            }
            return new KeyValueFile(path, values);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return new KeyValueFile(path, Map.of());
        } catch (IOException e) {
            throw new CoreException(ErrorCode.USAGE, "cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /** An empty one. */
    static KeyValueFile none(Path path) {
        return new KeyValueFile(path, Map.of());
    }

    /** The same without the quotes around values and {@code export} before keys, as shells and {@code .env} have them. */
    KeyValueFile unquoted() {
        Map<String, String> plain = new HashMap<>();
        values.forEach((key, value) ->
                plain.put(key.replaceFirst("^export\\s+", ""), value.replaceFirst("^([\"'])(.*)\\1$", "$2")));
        return new KeyValueFile(path, plain);
    }

    /** The key's value, unless it is empty. */
    Optional<Found> find(String key) {
        return Optional.ofNullable(values.get(key))
                .filter(value -> !value.isEmpty())
                .map(value -> new Found(value, path + " " + key));
    }
}
