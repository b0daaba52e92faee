package dev.gradus.core.transition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page about one state machine: what each state and trigger means, taken from their Javadoc, and pictures of the table.
 *
 * @param table the legal moves
 * @param states all states, in order
 * @param triggers all triggers, in order
 */
record StateMachinePage<S extends MachineState, T extends MachineTrigger>(
        TransitionTable<S, T> table, List<S> states, List<T> triggers) {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern CONSTANT =
            Pattern.compile("/\\*\\*(?<text>(?:(?!\\*/).)*)\\*/\\s*(?<name>[A-Z_]+)\\b", Pattern.DOTALL);

    String markdown() {
        return """
                # The states of a %s

                <!-- Generated from %s; a test holds it equal. Rewrite it with
                     `mvn -pl core test -Dtest=StateMachinePageTest -Dgradus.docs.write=true`. -->

                %s
                ## Moves

                ```mermaid
                %s```

                A terminal state is left only by triggers that reopen. Each carries an actor, a reason and a scope, and is refused
                while an attempt lives.

                ```mermaid
                %s```

                ## Triggers

                %s""".formatted(
                        table.entity(),
                        "the table of the " + table.entity() + " and the Javadoc of its states and triggers",
                        meanings(
                                "State",
                                states.get(0).getClass(),
                                states.stream().map(MachineState::name).toList()),
                        picture(row -> !row.trigger().reopens(), true),
                        picture(row -> row.trigger().reopens(), false),
                        meanings(
                                "Trigger",
                                triggers.get(0).getClass(),
                                triggers.stream().map(MachineTrigger::name).toList()));
    }

    private String picture(Predicate<Transition<S, T>> chosen, boolean ends) {
        Map<String, String> arrows = table.rows().stream()
                .filter(chosen)
                .collect(Collectors.groupingBy(
                        row -> "%02d %02d".formatted(states.indexOf(row.from()), states.indexOf(row.to())),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), StateMachinePage::arrow)));
        StringBuilder picture = new StringBuilder("stateDiagram-v2\n");
        if (ends) {
            picture.append("    [*] --> ").append(states.get(0).word()).append('\n');
        }
        arrows.values().forEach(picture::append);
        if (ends) {
            states.stream()
                    .filter(MachineState::isTerminal)
                    .forEach(
                            state -> picture.append("    ").append(state.word()).append(" --> [*]\n"));
        }
        return picture.toString();
    }

    private static <S extends MachineState, T extends MachineTrigger> String arrow(List<Transition<S, T>> rows) {
        String triggers = rows.stream()
                .map(row -> row.trigger().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "    %s --> %s: %s%n"
                .formatted(rows.get(0).from().word(), rows.get(0).to().word(), triggers)
                .replace("\r", "");
    }

    private static String meanings(String what, Class<?> constants, List<String> names) {
        Map<String, String> texts = javadoc(constants);
        StringBuilder table = new StringBuilder("| %s | Meaning |\n| --- | --- |\n".formatted(what));
        for (String name : names) {
            String text = texts.get(name);
            if (text == null) {
                throw new IllegalStateException(name + " has no Javadoc");
            }
            table.append("| `%s` | %s |\n".formatted(name.toLowerCase(Locale.ROOT), text));
        }
        return table.toString();
    }

    private static Map<String, String> javadoc(Class<?> constants) {
        Path file = SOURCES.resolve(constants.getName().replace('.', '/') + ".java");
        try {
            Matcher matcher = CONSTANT.matcher(Files.readString(file));
            Map<String, String> texts = new TreeMap<>();
            while (matcher.find()) {
                texts.put(matcher.group("name"), plain(matcher.group("text")));
            }
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\s*\\n\\s*\\*?\\s*", " ")
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .strip();
    }
}
