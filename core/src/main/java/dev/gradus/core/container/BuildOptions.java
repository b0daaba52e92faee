package dev.gradus.core.container;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of a build, each checked for its form. Immutable. */
public final class BuildOptions {
    /** No option. */
    public static final BuildOptions NONE = new BuildOptions(new GivenOptions<>(BuildOption.class));

    private final GivenOptions<BuildOption> options;

    BuildOptions(GivenOptions<BuildOption> options) {
        this.options = options;
    }

    /** The options that were given. */
    public Set<BuildOption> given() {
        return options.given();
    }

    /** Each option with its values as they were written, in the table's order. */
    public Map<BuildOption, List<String>> entries() {
        return options.entries();
    }

    /** The value of an option that counts. */
    public Optional<String> text(BuildOption option) {
        return options.last(option);
    }

    /** All values of an option. */
    public List<String> texts(BuildOption option) {
        return options.all(option);
    }

    /** Whether a switch is on. */
    public boolean isOn(BuildOption option) {
        return options.isOn(option);
    }

    /** The size of an option in bytes, -1 for unlimited. */
    public Optional<Long> size(BuildOption option) {
        return text(option)
                .map(text -> text.equals("-1") ? -1 : ByteSize.parse(text).orElseThrow());
    }

    /** Names and values of an option that takes {@code name=value}; a later value of a name counts. */
    public Map<String, String> pairs(BuildOption option) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : texts(option)) {
            int equals = pair.indexOf('=');
            pairs.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        return pairs;
    }

    /** The tags among the options. */
    public List<ImageRef> tags() {
        return texts(BuildOption.TAG).stream().map(ImageRef::parse).toList();
    }

    /**
     * With a value more, which takes the place of earlier ones unless the option is repeatable.
     *
     * @throws IllegalArgumentException when the value does not fit
     */
    public BuildOptions with(BuildOption option, String value) {
        return new BuildOptions(options.with(option, value));
    }

    /** Without an option. */
    public BuildOptions without(BuildOption option) {
        return new BuildOptions(options.without(option));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BuildOptions that && options.equals(that.options);
    }

    @Override
    public int hashCode() {
        return options.hashCode();
    }

    @Override
    public String toString() {
        return "BuildOptions" + options;
    }
}
