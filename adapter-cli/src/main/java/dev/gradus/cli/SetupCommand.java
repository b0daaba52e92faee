package dev.gradus.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code gradus setup}. */
@Command(
        name = "setup",
        description = {
            "Make commands start faster on this machine.",
            "Once, and again after an update of Java or Gradus: it makes an archive of the loaded classes in your cache folder."
        },
        footer = {"", "Example: gradus setup"})
final class SetupCommand extends Verb {
    private static final int MEGABYTE = 1_000_000;

    SetupCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute() throws IOException {
        say("trying the usual commands on a database of their own ...");
        Path archive = session().platform().classArchive().make();
        printer().line("%s (%d MB)".formatted(archive, Files.size(archive) / MEGABYTE));
        return ExitCode.OK;
    }
}
