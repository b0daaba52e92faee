package dev.gradus.core.container;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One option of a Docker command. */
public sealed interface DockerOption permits RunOption, BuildOption {

    /** What its command's table says of it. */
    OptionRow row();

    /** Without the two dashes. */
    default String longName() {
        return row().longName();
    }

    /** Without the dash; null when it has none. */
    default @Nullable Character shortName() {
        return row().shortName();
    }

    /** What can be given to it. */
    default OptionSyntax syntax() {
        return row().syntax();
    }

    /** How often it can be given. */
    default OptionTimes times() {
        return row().times();
    }

    /** The lowest level that allows it, when its value asks for no higher one. */
    default TrustLevel level() {
        return row().level();
    }

    /** What it does, for people. */
    default String meaning() {
        return row().meaning();
    }

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
