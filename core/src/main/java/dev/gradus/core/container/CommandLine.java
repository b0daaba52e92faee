package dev.gradus.core.container;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads options as the Docker command line reads its arguments: {@code --name value}, {@code --name=value}, {@code -n value},
 * {@code -nvalue}, {@code -n=value}, clusters such as {@code -itp 80:80}, {@code --} as the end of options.
 *
 * <p>An element that stands where an option or a word may stand, and holds blanks, is split as a shell would do, so that
 * {@code "-p 8080:80"} is two words. An element that is the value of the option before it is taken as it is.
 *
 * @param <O> the command's table
 */
final class CommandLine<O extends Enum<O> & DockerOption> {
    private final OptionTable<O> table;
    private final Deque<Element> elements = new ArrayDeque<>();
    private final List<String> words = new ArrayList<>();
    private final List<OptionFault> faults = new ArrayList<>();
    private GivenOptions<O> options;

    private CommandLine(OptionTable<O> table, List<String> elements) {
        this.table = table;
        this.options = new GivenOptions<>(table.type());
        elements.forEach(text -> this.elements.add(new Element(text, false)));
    }

    /** Everything that the elements say. */
    static <O extends Enum<O> & DockerOption> CommandLine<O> read(OptionTable<O> table, List<String> elements) {
        CommandLine<O> line = new CommandLine<>(table, elements);
        line.read();
        return line;
    }

    /** The options that fit. */
    GivenOptions<O> options() {
        return options;
    }

    /** What is no option, in order. */
    List<String> words() {
        return List.copyOf(words);
    }

    /** Everything that is wrong. */
    List<OptionFault> faults() {
        return List.copyOf(faults);
    }

    private void read() {
        while (!elements.isEmpty()) {
            Element element = elements.remove();
            String text = element.text();
            if (!element.isWhole() && text.chars().anyMatch(Character::isWhitespace)) {
                split(text);
            } else if (text.equals("--")) {
                keepTheRest();
            } else if (text.startsWith("--")) {
                readLong(text);
            } else if (text.startsWith("-") && text.length() > 1) {
                readLetters(text);
            } else {
                words.add(text);
                if (!table.isInterspersed()) {
                    keepTheRest();
                }
            }
        }
    }

    private void keepTheRest() {
        elements.forEach(element -> words.add(element.text()));
        elements.clear();
    }

    private void split(String text) {
        Optional<List<String>> split = ShellWords.split(text);
        if (split.isEmpty()) {
            fault(OptionFault.Code.BAD_WORD, text, "a quote is never closed in '" + text + "'");
            return;
        }
        List<String> parts = split.get();
        for (int i = parts.size() - 1; i >= 0; i--) {
            elements.addFirst(new Element(parts.get(i), true));
        }
    }

    private void readLong(String text) {
        int equals = text.indexOf('=');
        String name = text.substring(2, equals < 0 ? text.length() : equals);
        Optional<O> option = table.named(name);
        if (option.isEmpty()) {
            faultOfUnknown(name);
        } else if (equals >= 0) {
            add(option.get(), "--" + name, text.substring(equals + 1));
        } else {
            addWithNext(option.get(), "--" + name);
        }
    }

    private void readLetters(String text) {
        for (int i = 1; i < text.length(); i++) {
            String letter = "-" + text.charAt(i);
            String rest = text.substring(i + 1);
            Optional<O> option = table.lettered(text.charAt(i));
            if (option.isEmpty()) {
                fault(OptionFault.Code.UNKNOWN_OPTION, letter, table.command() + " has no option " + letter);
                return;
            } else if (rest.startsWith("=")) {
                add(option.get(), letter, rest.substring(1));
                return;
            } else if (!option.get().isSwitch() && !rest.isEmpty()) {
                add(option.get(), letter, rest);
                return;
            }
            addWithNext(option.get(), letter);
        }
    }

    private void addWithNext(O option, String written) {
        if (option.isSwitch()) {
            add(option, written, "true");
        } else if (elements.isEmpty()) {
            fault(
                    OptionFault.Code.BAD_VALUE,
                    written,
                    written + " " + option.syntax().expected() + ", found nothing");
        } else {
            add(option, written, elements.remove().text());
        }
    }

    private void add(O option, String written, String value) {
        Optional<String> expected = option.syntax().fault(value);
        if (expected.isPresent()) {
            fault(OptionFault.Code.BAD_VALUE, written, written + " " + expected.get() + ", found '" + value + "'");
        } else {
            options = options.with(option, value);
        }
    }

    private void faultOfUnknown(String name) {
        String written = "--" + name;
        table.remedy(name)
                .ifPresentOrElse(
                        remedy -> fault(
                                OptionFault.Code.UNSUPPORTED_OPTION, written, written + " is not supported: " + remedy),
                        () -> fault(
                                OptionFault.Code.UNKNOWN_OPTION,
                                written,
                                table.command() + " has no option " + written));
    }

    private void fault(OptionFault.Code code, String option, String message) {
        faults.add(new OptionFault(code, option, message));
    }

    /**
     * A piece of the input.
     *
     * @param isWhole whether it was split already
     */
    private record Element(String text, boolean isWhole) {}
}
