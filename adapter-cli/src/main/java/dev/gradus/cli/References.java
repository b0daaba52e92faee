package dev.gradus.cli;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.List;

/** The things a command names; {@code -} stands for one name a line on standard input. */
final class References {
    private References() {}

    static List<String> of(List<String> given, Terminal terminal) {
        if (!given.equals(List.of("-"))) {
            return given;
        }
        List<String> read = terminal.input()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (read.isEmpty()) {
            throw new CoreException(ErrorCode.USAGE, "standard input names nothing");
        }
        return read;
    }
}
