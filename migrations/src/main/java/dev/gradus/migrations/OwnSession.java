package dev.gradus.migrations;

import java.util.List;

/** Takes a server out of the terminal's session, so that Ctrl-C on the program does not end what others use too. */
final class OwnSession {
    private static final List<String> BY_COMMAND = List.of("setsid");
    private static final List<String> BY_PERL = // macOS has no setsid command
            List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or exit 127;");

    private OwnSession() {}

    static List<String> prefix() {
        return ProcessRunner.isOnPath("setsid") ? BY_COMMAND : BY_PERL;
    }
}
