package dev.gradus.core.port;

import java.util.List;
import java.util.Optional;

/**
 * Who may use which member of a pool, over all processes of the installation: one step at a time. A lease lasts until it is given
 * back, or its holder no longer holds its step under its fence; then whoever takes the member next is told that it was not given
 * back, because something may still be going on there. Each call is one transaction, durable on return. Thread safe.
 *
 * <p>Failures are those of {@link TaskStore}.
 */
public interface MemberLeases {

    /**
     * Takes the first of these members that is free, for a step that is held.
     *
     * @param members names that are unique in the installation, such as ids of containers
     * @return nothing when all are taken, or the step is no longer held
     */
    Optional<MemberLease> take(HeldStep holder, List<String> members);

    /** Those of these members that are not free, by the rule of {@link #take}, with who uses them, in the order given. */
    List<MemberHolder> holders(List<String> members);

    /** Gives back all that was taken under the fence. */
    void giveBack(HeldStep holder);
}
