package dev.gradus.core.tool;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The tools that steps may call: an allow-list, by name. Immutable and thread safe. */
public final class ToolRegistry {
    private final Map<String, Tool<?, ?>> byName;

    private ToolRegistry(Map<String, Tool<?, ?>> byName) {
        this.byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /** A registry of these tools; a second tool of the same name is refused. */
    public static ToolRegistry of(Collection<? extends Tool<?, ?>> tools) {
        Map<String, Tool<?, ?>> byName = new TreeMap<>();
        for (Tool<?, ?> tool : tools) {
            if (byName.put(tool.name(), tool) != null) {
                throw new IllegalArgumentException("two tools are named '" + tool.name() + "'");
            }
        }
        return new ToolRegistry(byName);
    }

    /** The tool of this name. */
    public Optional<Tool<?, ?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All names, sorted. */
    public Set<String> names() {
        return byName.keySet();
    }
}
