package dev.gradus.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The one thing that a command is about, as a word or behind {@code --id}. picocli fills it in. */
final class OneReference {
    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "Its number, UUID or name.")
    private String word = "";

    @Option(names = "--id", paramLabel = "ID", description = "The same.")
    private String option = "";

    String text() {
        return word.isEmpty() ? option : word;
    }
}
