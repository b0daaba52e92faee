package dev.gradus.core.memory;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.DefinitionStore;
import dev.gradus.core.port.StoredDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Definitions in memory. Nothing else reads them, so they have a lock of their own. */
final class InMemoryDefinitionStore implements DefinitionStore {
    private static final int MAX_LISTED = 500;
    private static final int MIN_BEGINNING = 8;

    private final StoreClock clock;
    private final Map<String, Map<String, StoredDefinition>> versions = new LinkedHashMap<>();
    private final NavigableMap<String, StoredDefinition> current = new TreeMap<>();

    InMemoryDefinitionStore(StoreClock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized StoredDefinition save(String name, String version, Document source) {
        StoredDefinition stored = versions.computeIfAbsent(name, any -> new LinkedHashMap<>())
                .computeIfAbsent(version, any -> new StoredDefinition(name, version, source, clock.now()));
        current.put(name, stored);
        return stored;
    }

    @Override
    public synchronized Optional<StoredDefinition> current(String name) {
        return Optional.ofNullable(current.get(name));
    }

    @Override
    public synchronized Optional<StoredDefinition> version(String name, String version) {
        if (version.length() < MIN_BEGINNING) {
            return Optional.empty();
        }
        List<StoredDefinition> found = versions.getOrDefault(name, Map.of()).values().stream()
                .filter(one -> one.version().startsWith(version))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    @Override
    public synchronized List<StoredDefinition> versions(String name) {
        List<StoredDefinition> all =
                new ArrayList<>(versions.getOrDefault(name, Map.of()).values());
        Collections.reverse(all);
        return all.stream().limit(MAX_LISTED).toList();
    }

    @Override
    public synchronized List<StoredDefinition> list() {
        return current.values().stream().limit(MAX_LISTED).toList();
    }
}
