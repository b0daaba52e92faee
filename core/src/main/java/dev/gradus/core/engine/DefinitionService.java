package dev.gradus.core.engine;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.api.Plan;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.definition.DefinitionReader;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.definition.InputBinding;
import dev.gradus.core.definition.Planner;
import dev.gradus.core.definition.Reading;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.DefinitionStore;
import dev.gradus.core.port.StoredDefinition;
import dev.gradus.core.step.StepSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Definitions over the store, with the built-in ones behind those that were registered. */
final class DefinitionService implements Definitions {
    private static final int REMEMBERED = 200;

    private final DefinitionStore store;
    private final DefinitionReader reader;
    private final Map<String, Definition> builtIn = new TreeMap<>();
    private final Map<String, Definition> read = new ConcurrentHashMap<>();

    DefinitionService(DefinitionStore store, DefinitionReader reader, Collection<Definition> builtIn) {
        this.store = store;
        this.reader = reader;
        builtIn.forEach(definition -> this.builtIn.put(definition.name(), definition));
    }

    @Override
    public Reading read(DefinitionText text) {
        return reader.read(text);
    }

    @Override
    public StepSpec readStep(Document body, boolean interpolated) {
        return reader.readStep(body, interpolated);
    }

    @Override
    public StoredDefinition register(DefinitionText text) {
        return save(reader.read(text).orThrow());
    }

    /** Stores a definition that was read, as its name's current version. */
    StoredDefinition save(Definition definition) {
        return store.save(definition.name(), definition.version(), definition.source());
    }

    @Override
    public Definition get(String name, @Nullable String version) {
        Definition known = builtIn.get(name);
        if (version != null) {
            if (known != null && known.version().startsWith(version)) {
                return known;
            }
            return store.version(name, version)
                    .map(stored -> read(stored))
                    .orElseThrow(() -> new CoreException(
                            ErrorCode.NOT_FOUND, "Definition %s has no version %s".formatted(name, version)));
        }
        Optional<Definition> registered = store.current(name).map(stored -> read(stored));
        return registered.or(() -> Optional.ofNullable(known)).orElseThrow(() -> unknown(name));
    }

    /** A version is the hash of its source, so that what was read once need not be read again. */
    private Definition read(StoredDefinition stored) {
        if (read.size() >= REMEMBERED) {
            read.clear(); // whatever is in use comes back at once
        }
        return read.computeIfAbsent(stored.version(), version -> reader.ofStored(stored.source()));
    }

    private CoreException unknown(String name) {
        Set<String> names = new TreeSet<>(builtIn.keySet());
        store.list().forEach(stored -> names.add(stored.name()));
        return new CoreException(
                ErrorCode.NOT_FOUND,
                "Definition %s not found. Available: %s".formatted(name, String.join(", ", names)));
    }

    @Override
    public List<StoredDefinition> list() {
        Map<String, StoredDefinition> all = builtIn.values().stream()
                .map(DefinitionService::asStored)
                .collect(Collectors.toMap(StoredDefinition::name, stored -> stored, (a, b) -> b, TreeMap::new));
        store.list().forEach(stored -> all.put(stored.name(), stored));
        return List.copyOf(all.values());
    }

    @Override
    public List<StoredDefinition> versions(String name) {
        List<StoredDefinition> versions = new ArrayList<>(store.versions(name));
        Definition known = builtIn.get(name);
        if (known != null
                && versions.stream().noneMatch(stored -> stored.version().equals(known.version()))) {
            versions.add(asStored(known));
        }
        if (versions.isEmpty()) {
            throw unknown(name);
        }
        return versions;
    }

    private static StoredDefinition asStored(Definition definition) {
        return new StoredDefinition(definition.name(), definition.version(), definition.source(), Instant.EPOCH);
    }

    @Override
    public Plan plan(Definition definition, Document inputs) {
        List<Plan.PlannedStep> steps = Planner.plan(definition, inputs(definition, inputs)).stream()
                .map(entry -> new Plan.PlannedStep(
                        entry.step().key(),
                        entry.step().body().kind(),
                        List.copyOf(entry.step().needs()),
                        entry.action().word(),
                        entry.wave(),
                        entry.note()))
                .toList();
        return new Plan(definition.ref(), steps);
    }

    @Override
    public Document inputs(Definition definition, Document given) {
        return InputBinding.bind(definition, given);
    }

    @Override
    public Optional<StoredDefinition> find(String name) {
        return store.current(name);
    }
}
