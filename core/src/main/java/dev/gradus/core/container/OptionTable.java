package dev.gradus.core.container;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of one command, by name.
 *
 * @param <O> the command's table
 */
final class OptionTable<O extends Enum<O> & DockerOption> {
    static final OptionTable<RunOption> RUN =
            new OptionTable<>("docker run", RunOption.class, RunOption.OLDER, RunOption.UNSUPPORTED, false);
    static final OptionTable<BuildOption> BUILD =
            new OptionTable<>("docker build", BuildOption.class, Map.of(), BuildOption.UNSUPPORTED, true);

    private final String command;
    private final Class<O> type;
    private final Map<String, O> names = new HashMap<>();
    private final Map<Character, O> letters = new HashMap<>();
    private final Map<String, String> unsupported;
    private final boolean interspersed;

    private OptionTable(
            String command,
            Class<O> type,
            Map<String, O> older,
            Map<String, String> unsupported,
            boolean interspersed) {
        this.command = command;
        this.type = type;
        this.unsupported = unsupported;
        this.interspersed = interspersed;
        for (O option : List.of(type.getEnumConstants())) {
            names.put(option.longName(), option);
            Character letter = option.shortName();
            if (letter != null) {
                letters.put(letter, option);
            }
        }
        names.putAll(older);
    }

    /** Whose options they are. */
    String command() {
        return command;
    }

    /** The options. */
    Class<O> type() {
        return type;
    }

    /** Whether options may follow words. */
    boolean isInterspersed() {
        return interspersed;
    }

    /** The option of a name without dashes. */
    Optional<O> named(String name) {
        return Optional.ofNullable(names.get(name));
    }

    /** The option of a letter. */
    Optional<O> lettered(char letter) {
        return Optional.ofNullable(letters.get(letter));
    }

    /** What to do in the place of an option that the command has and Gradus does not. */
    Optional<String> remedy(String name) {
        return Optional.ofNullable(unsupported.get(name));
    }
}
