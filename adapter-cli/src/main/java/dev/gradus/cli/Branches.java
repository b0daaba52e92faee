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
    private final Map<String, Branch> all = new LinkedHashMap<>();

    Branches(MeantWords meant, Session session) {
        this.meant = meant;
        this.session = session;
    }

    /** Adds a command under a word, which its class describes. */
    Branches add(String word, Class<?> command, Function<Session, Object> maker) {
        return add(
                word,
                new Branch(() -> command.getAnnotation(Command.class).description()[0], () -> maker.apply(session)));
    }

    /** Adds a command under a word, which is given its description. */
    Branches add(String word, String description, Function<String, Object> maker) {
        return add(word, new Branch(() -> description, () -> maker.apply(description)));
    }

    private Branches add(String word, Branch branch) {
        if (all.putIfAbsent(word, branch) != null) {
            throw new IllegalStateException("two commands are called " + word);
        }
        return this;
    }

    /** Makes what is meant and puts it below a command, which was itself named; its help names all the same. */
    void growOn(CommandLine parent) {
        Set<String> wanted = meant.among(all.keySet());
        all.forEach((word, branch) -> {
            if (wanted.contains(word)) {
                parent.addSubcommand(
                        word,
                        meant.onlyLists(word)
                                ? CommandSpec.create()
                                : branch.maker().get());
            }
        });
        if (meant.help()) {
            Map<String, Supplier<String>> descriptions = new LinkedHashMap<>();
            all.forEach((word, branch) -> descriptions.put(word, branch.description()));
            new CommandList(descriptions).showIn(parent);
        }
    }

    /** The same for a command that may not have been named: then nothing below it is. */
    void growOn(CommandLine parent, String word) {
        if (meant.names(word)) {
            growOn(parent);
        }
    }

    /**
     * One of them.
     *
     * @param description for the list of all, without formats
     * @param maker makes it
     */
    private record Branch(Supplier<String> description, Supplier<Object> maker) {}
}
