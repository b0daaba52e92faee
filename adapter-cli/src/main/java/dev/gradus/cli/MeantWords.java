package dev.gradus.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which commands a command line may mean, judged by its words alone and before anything is parsed. A word too many makes a
 * command too many, which does no harm.
 *
 * @param every whether all commands at all levels are meant
 * @param help whether some command is to explain itself, which then lists all it leads to
 * @param words the arguments
 */
record MeantWords(boolean every, boolean help, Set<String> words) {
    private static final List<String> HELP = List.of("-h", "--help");

    /** What its script completes are all commands. */
    private static final String COMPLETION = "completion";

    MeantWords {
        words = Set.copyOf(words);
    }

    static MeantWords all() {
        return new MeantWords(true, false, Set.of());
    }

    static MeantWords of(String... arguments) {
        Set<String> words = Set.copyOf(List.of(arguments));
        return new MeantWords(words.contains(COMPLETION), HELP.stream().anyMatch(words::contains), words);
    }

    boolean names(String word) {
        return every || words.contains(word);
    }

    /** Whether a command is at most listed by the help of the one it follows. */
    boolean onlyLists(String word) {
        return help && !names(word);
    }

    /**
     * Of the commands of one level those that are needed: the named ones, or all when none is. For a help that lists them it is
     * enough that there is one.
     */
    Set<String> among(Set<String> commands) {
        if (every || (!help && commands.stream().noneMatch(words::contains))) {
            return commands;
        }
        Stream<String> named = commands.stream().filter(words::contains);
        Stream<String> one = help ? commands.stream().limit(1) : Stream.empty();
        return Stream.concat(named, one).collect(Collectors.toSet());
    }
}
