package dev.gradus.core.container;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options that were given, each with its values in the order of writing. Every value fits its option's syntax. Immutable.
 *
 * @param <O> the command's table
 */
final class GivenOptions<O extends Enum<O> & DockerOption> {
    private final EnumMap<O, List<String>> values;

    GivenOptions(Class<O> table) {
        this(new EnumMap<>(table));
    }

    private GivenOptions(EnumMap<O, List<String>> values) {
        this.values = values;
    }

    /** The options given. */
    Set<O> given() {
        return Set.copyOf(values.keySet());
    }

    /** All values of an option, in order. */
    List<String> all(O option) {
        return values.getOrDefault(option, List.of());
    }

    /** The value that counts. */
    Optional<String> last(O option) {
        List<String> all = all(option);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Whether a switch is on. */
    boolean isOn(O option) {
        return last(option).map(OptionSyntax::isTrue).orElse(false);
    }

    /**
     * With a value more, which takes the place of earlier ones unless the option is repeatable.
     *
     * @throws IllegalArgumentException when the value does not fit
     */
    GivenOptions<O> with(O option, String value) {
        option.syntax().fault(value).ifPresent(expected -> {
            throw new IllegalArgumentException(option.written() + " " + expected + ", found '" + value + "'");
        });
        EnumMap<O, List<String>> more = new EnumMap<>(values);
        List<String> list = new ArrayList<>(option.times() == OptionTimes.MANY ? all(option) : List.of());
        list.add(value);
        more.put(option, List.copyOf(list));
        return new GivenOptions<>(more);
    }

    /** Without an option. */
    GivenOptions<O> without(O option) {
        EnumMap<O, List<String>> fewer = new EnumMap<>(values);
        fewer.remove(option);
        return new GivenOptions<>(fewer);
    }

    /** Each option and its values, in the table's order. */
    Map<O, List<String>> entries() {
        return new EnumMap<>(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GivenOptions<?> that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
