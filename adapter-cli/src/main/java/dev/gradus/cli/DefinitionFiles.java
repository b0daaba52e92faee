package dev.gradus.cli;

import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Definitions in files. */
final class DefinitionFiles {
    private static final long MAX_BYTES = 4L << 20;

    private DefinitionFiles() {}

    /** Whether the word looks like a file rather than a definition's name: it is one, or says so by its form. */
    static boolean isFile(String word) {
        return word.equals("-")
                || word.contains("/")
                || word.endsWith(".yaml")
                || word.endsWith(".yml")
                || word.endsWith(".json")
                || Files.isRegularFile(path(word));
    }

    static DefinitionText read(String word, Terminal terminal) {
        if (word.equals("-")) {
            return new DefinitionText("stdin", terminal.input().lines().collect(Collectors.joining("\n", "", "\n")));
        }
        Path file = path(word);
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
                throw new CoreException(ErrorCode.INVALID_DEFINITION, word + " is larger than " + MAX_BYTES + " bytes");
            }
            return new DefinitionText(word, decoded(file));
        } catch (NoSuchFileException e) {
            throw new CoreException(ErrorCode.NOT_FOUND, "there is no file " + word, e);
        } catch (CharacterCodingException e) {
            throw new CoreException(
                    ErrorCode.INVALID_DEFINITION, word + ":1:1: NOT_UTF8 the file is not UTF-8 text", e);
        } catch (IOException e) {
            String why = Files.isDirectory(file) ? "it is a folder" : String.valueOf(e.getMessage());
            throw new CoreException(ErrorCode.INVALID_INPUT, "cannot read " + word + ": " + why, e);
        }
    }

    private static String decoded(Path file) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                .toString();
    }

    private static Path path(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new CoreException(ErrorCode.NOT_FOUND, "there is no file " + Cells.oneLine(word), e);
        }
    }
}
