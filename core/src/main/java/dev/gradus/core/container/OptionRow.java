package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a command's table says of one option.
 *
 * @param longName without the two dashes
 * @param shortName without the dash; null when it has none
 * @param syntax what can be given to it
 * @param times how often it can be given
 * @param level the lowest level that allows it, when its value asks for no higher one
 * @param meaning what it does, for people
 */
public record OptionRow(
        String longName,
        @Nullable Character shortName,
        OptionSyntax syntax,
        OptionTimes times,
        TrustLevel level,
        String meaning) {
    public OptionRow {
        requireNonNull(longName, "longName");
        requireNonNull(syntax, "syntax");
        requireNonNull(times, "times");
        requireNonNull(level, "level");
        requireNonNull(meaning, "meaning");
    }

    static OptionRow option(String longName, OptionSyntax syntax, OptionTimes times, TrustLevel level, String meaning) {
        return new OptionRow(longName, null, syntax, times, level, meaning);
    }

    static OptionRow option(
            String longName, char shortName, OptionSyntax syntax, OptionTimes times, TrustLevel level, String meaning) {
        return new OptionRow(longName, shortName, syntax, times, level, meaning);
    }
}
