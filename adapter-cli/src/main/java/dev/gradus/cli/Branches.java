package dev.gradus.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The commands that follow one word, in the order of its help; those that are not meant are never made. */
final class Branches {
    private final MeantWords meant;
    private final Map<String, Supplier<Object>> makers = new LinkedHashMap<>();

    Branches(MeantWords meant) {
        this.meant = meant;
    }

    /** Adds a command, a {@link CommandLine} or an object with picocli's annotations, under a word. */
    Branches add(String word, Supplier<Object> maker) {
        if (makers.putIfAbsent(word, maker) != null) {
            throw new IllegalStateException("two commands are called " + word);
        }
        return this;
    }

    /** Makes what is meant and puts it below a command, which was itself named. */
    void growOn(CommandLine parent) {
        Set<String> wanted = meant.among(makers.keySet());
        makers.forEach((word, maker) -> {
            if (wanted.contains(word)) {
                parent.addSubcommand(word, maker.get());
            }
        });
    }

    /** The same for a command that may not have been named: then nothing below it is. */
    void growOn(CommandLine parent, String word) {
        if (meant.names(word)) {
            growOn(parent);
        }
    }
}
