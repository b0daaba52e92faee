package dev.gradus.core.testing;

import dev.gradus.core.container.OwnedObject;
import dev.gradus.core.container.Owner;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.OwnedObjects;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The volumes or networks of a fake engine: an empty value is one of others. */
final class FakeOwnedObjects implements OwnedObjects {
    private final FakeEngineState state;
    private final String sort;
    private final Map<String, Optional<OwnedObject>> objects;

    FakeOwnedObjects(FakeEngineState state, String sort, Map<String, Optional<OwnedObject>> objects) {
        this.state = state;
        this.sort = sort;
        this.objects = objects;
    }

    @Override
    public OwnedObject create(String name, Owner owner) {
        state.requireAlive();
        return objects.computeIfAbsent(name, absent -> Optional.of(new OwnedObject(name, owner)))
                .orElseThrow(() ->
                        new CoreException(ErrorCode.CONFLICT, "the name '" + name + "' is taken by another " + sort));
    }

    @Override
    public Optional<OwnedObject> find(String name) {
        state.requireAlive();
        Optional<OwnedObject> found = objects.get(name);
        if (found == null) {
            return Optional.empty();
        }
        return Optional.of(found.orElseThrow(() -> new CoreException(
                ErrorCode.NOT_ALLOWED, sort + " '" + name + "' was not made by this installation and is left alone")));
    }

    @Override
    public List<OwnedObject> list(OwnerFilter filter) {
        state.requireAlive();
        return objects.values().stream()
                .flatMap(Optional::stream)
                .filter(object -> filter.matches(object.owner()))
                .toList();
    }

    @Override
    public boolean remove(String name) {
        return find(name).isPresent() && objects.remove(name) != null;
    }
}
