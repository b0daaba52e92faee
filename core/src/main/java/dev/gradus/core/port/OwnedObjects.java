package dev.gradus.core.port;

import dev.gradus.core.container.OwnedObject;
import dev.gradus.core.container.Owner;
import dev.gradus.core.container.OwnerFilter;
import java.util.List;
import java.util.Optional;

/** The volumes, or the networks, of an engine, those of other installations left out. */
public interface OwnedObjects {

    /**
     * Makes one, or finds the one that this installation made before.
     *
     * @throws dev.gradus.core.failure.CoreException CONFLICT when the name is taken by one of others
     */
    OwnedObject create(String name, Owner owner);

    /**
     * The one of that name.
     *
     * @throws dev.gradus.core.failure.CoreException NOT_ALLOWED when it is not of this installation
     */
    Optional<OwnedObject> find(String name);

    /** Those of the installation, in the order of their names. */
    List<OwnedObject> list(OwnerFilter filter);

    /**
     * Removes one.
     *
     * @return whether it was there
     * @throws dev.gradus.core.failure.CoreException CONFLICT when a container uses it
     */
    boolean remove(String name);
}
