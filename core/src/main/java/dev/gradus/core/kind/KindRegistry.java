package dev.gradus.core.kind;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The step kinds of a process, by name. Immutable and thread safe. */
public final class KindRegistry {
    private final Map<String, StepKind> byName;

    private KindRegistry(Map<String, StepKind> byName) {
        this.byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /** A registry of these kinds; a second kind of the same name is refused. */
    public static KindRegistry of(Collection<? extends StepKind> kinds) {
        Map<String, StepKind> byName = new TreeMap<>();
        for (StepKind kind : kinds) {
            if (byName.put(kind.name(), kind) != null) {
                throw new IllegalArgumentException("two step kinds are named '" + kind.name() + "'");
            }
        }
        return new KindRegistry(byName);
    }

    /** The kind of this name. */
    public Optional<StepKind> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All names, sorted. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** The names of those whose steps may be claimed ahead. */
    public Set<String> instant() {
        return byName.values().stream()
                .filter(kind -> kind.profile().instant())
                .map(StepKind::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All kinds, by name. */
    public Collection<StepKind> all() {
        return byName.values();
    }
}
