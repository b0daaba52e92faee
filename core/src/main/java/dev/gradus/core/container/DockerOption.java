package dev.gradus.core.container;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One option of a Docker command, as a row of that command's table. */
public sealed interface DockerOption permits RunOption, BuildOption {

    /** Without the two dashes. */
    String longName();

    /** Without the dash; null when it has none. */
    @Nullable
    Character shortName();

    /** What can be given to it. */
    OptionSyntax syntax();

    /** How often it can be given. */
    OptionTimes times();

    /** The lowest level that allows it, when its value asks for no higher one. */
    TrustLevel level();

    /** What it does, for people. */
    String meaning();

    /** Whether it stands alone: {@code --rm}, or {@code --rm=false}. */
    default boolean isSwitch() {
        return syntax() == OptionSyntax.SWITCH;
    }

    /** As people write it: {@code --publish}. */
    default String written() {
        return "--" + longName();
    }

    /** All names, shortest first. */
    default List<String> spellings() {
        return shortName() == null ? List.of(written()) : List.of("-" + shortName(), written());
    }
}
