package dev.gradus.core.container;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The options of a container, each checked for its form. Immutable. */
public final class RunOptions {
    /** No option. */
    public static final RunOptions NONE = new RunOptions(new GivenOptions<>(RunOption.class));

    private final GivenOptions<RunOption> options;

    RunOptions(GivenOptions<RunOption> options) {
        this.options = options;
    }

    /** The options that were given. */
    public Set<RunOption> given() {
        return options.given();
    }

    /** Each option with its values as they were written, in the table's order. */
    public Map<RunOption, List<String>> entries() {
        return options.entries();
    }

    /** The value of an option that counts. */
    public Optional<String> text(RunOption option) {
        return options.last(option);
    }

    /** All values of an option. */
    public List<String> texts(RunOption option) {
        return options.all(option);
    }

    /** Whether a switch is on. */
    public boolean isOn(RunOption option) {
        return options.isOn(option);
    }

    /** The size of an option in bytes, -1 for unlimited. */
    public Optional<Long> size(RunOption option) {
        return text(option)
                .map(text -> text.equals("-1") ? -1 : ByteSize.parse(text).orElseThrow());
    }

    /** The number of an option. */
    public Optional<Long> number(RunOption option) {
        return text(option).map(Long::valueOf);
    }

    /** The duration of an option. */
    public Optional<Duration> duration(RunOption option) {
        return text(option).flatMap(GoDuration::parse);
    }

    /** Names and values of an option that takes {@code name=value}; a later value of a name counts. */
    public Map<String, String> pairs(RunOption option) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : texts(option)) {
            int equals = pair.indexOf('=');
            pairs.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        return pairs;
    }

    /** All mounts, of {@code --volume}, {@code --mount} and {@code --tmpfs}. */
    public List<Mount> mounts() {
        List<Mount> mounts = new ArrayList<>();
        Stream.of(
                        texts(RunOption.VOLUME).stream().map(MountSyntax::volume),
                        texts(RunOption.MOUNT).stream().map(MountSyntax::mount),
                        texts(RunOption.TMPFS).stream().map(MountSyntax::tmpfs))
                .flatMap(sort -> sort)
                .forEach(mount -> mounts.add(mount.orElseThrow()));
        return List.copyOf(mounts);
    }

    /** The ports that the host lends. */
    public List<PortMapping> ports() {
        return texts(RunOption.PUBLISH).stream()
                .map(text -> PortMapping.parse(text).orElseThrow())
                .toList();
    }

    /** The limits. */
    public ResourceLimits limits() {
        return ResourceLimits.of(this);
    }

    /**
     * With a value more, which takes the place of earlier ones unless the option is repeatable.
     *
     * @throws IllegalArgumentException when the value does not fit
     */
    public RunOptions with(RunOption option, String value) {
        return new RunOptions(options.with(option, value));
    }

    /** With a value, unless the option was given. */
    public RunOptions withDefault(RunOption option, String value) {
        return options.all(option).isEmpty() ? with(option, value) : this;
    }

    /** With other sources of its binds, each in the place of what was written. */
    public RunOptions withBindSources(UnaryOperator<String> replacement) {
        RunOptions replaced = without(RunOption.VOLUME).without(RunOption.MOUNT);
        for (String volume : texts(RunOption.VOLUME)) {
            replaced = replaced.with(RunOption.VOLUME, MountSyntax.withSource(volume, replacement));
        }
        for (String mount : texts(RunOption.MOUNT)) {
            replaced = replaced.with(RunOption.MOUNT, MountSyntax.withSourceField(mount, replacement));
        }
        return replaced;
    }

    /** Without an option. */
    public RunOptions without(RunOption option) {
        return new RunOptions(options.without(option));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunOptions that && options.equals(that.options);
    }

    @Override
    public int hashCode() {
        return options.hashCode();
    }

    @Override
    public String toString() {
        return "RunOptions" + options;
    }
}
