package dev.gradus.cli.app;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.failure.CoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The definition files of the working folder. */
final class DefinitionFolder {
    private DefinitionFolder() {}

    /** Registers every file that is a definition, and says which are not. */
    static void registerAll(Definitions definitions, PrintWriter messages) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(""), "*.{yaml,yml}")) {
            for (Path file : files) {
                register(file, definitions, messages);
            }
        } catch (IOException e) {
            messages.println("cannot read the definition files here: " + e.getMessage());
        }
    }

    private static void register(Path file, Definitions definitions, PrintWriter messages) throws IOException {
        try {
            String name = definitions
                    .register(new DefinitionText(file.toString(), Files.readString(file)))
                    .name();
            messages.println("definition " + name + " from " + file);
        } catch (CoreException e) {
            messages.println(e.getMessage());
        }
        messages.flush();
    }
}
