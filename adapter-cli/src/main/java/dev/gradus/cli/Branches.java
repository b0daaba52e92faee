package dev.gradus.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The commands that follow one word, in the order of its help; those that are not meant are never made. */
final class Branches {
    private final MeantWords meant;
    private final Session session;
    private final Map<String, Supplier<Object>> makers = new LinkedHashMap<>();

    Branches(MeantWords meant, Session session) {
        this.meant = meant;
        this.session = session;
    }

    /** Adds a command under a word; where it will only be listed, no more than its description is read. */
    <T> Branches add(String word, Class<T> command, Function<Session, T> maker) {
        return add(word, () -> meant.onlyLists(word) ? mention(command) : maker.apply(session));
    }

    /** Adds a command under a word, whole. */
    Branches add(String word, Supplier<Object> maker) {
        if (makers.putIfAbsent(word, maker) != null) {
            throw new IllegalStateException("two commands are called " + word);
        }
        return this;
    }

    private static CommandSpec mention(Class<?> command) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(command.getAnnotation(Command.class).description());
        return spec;
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
