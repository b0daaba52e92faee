package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.outbox.SigningSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The option that says where a secret comes from; never the command line, which others can read. Without it one is made here
 * and printed this once. picocli fills it in.
 */
final class WebhookSecret {
    private static final int BYTES = 32;
    private static final int MAX_BYTES = 1_000;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "A file that holds the secret; - reads standard input. Without it one is made and printed.")
    private @Nullable String file;

    private String value = "";

    /** The body with the secret. */
    Document addedTo(Document body, Terminal terminal) {
        value = file == null ? made() : read(file, terminal);
        return body.with("secret", value);
    }

    /** The answer, with the secret if it was made here. */
    Document shownWith(Document answer) {
        return file == null ? answer.with("secret", value) : answer;
    }

    private static String made() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return SigningSecret.of(key).value();
    }

    private static String read(String file, Terminal terminal) {
        try {
            if (file.equals("-")) {
                return String.valueOf(terminal.input().readLine()).strip();
            }
            Path path = Path.of(file);
            if (Files.size(path) > MAX_BYTES) {
                throw new CoreException(ErrorCode.INVALID_INPUT, file + " is too large to be a secret");
            }
            return Files.readString(path).strip();
        } catch (IOException unreadable) {
            throw new CoreException(ErrorCode.INVALID_INPUT, "cannot read the secret from " + file, unreadable);
        }
    }
}
