package dev.gradus.core.engine;

import dev.gradus.core.api.Belongings.Extent;
import dev.gradus.core.container.Belonging;
import dev.gradus.core.container.Belonging.Sort;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.Lifetime;
import dev.gradus.core.container.Owner;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.port.OwnedObjects;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskSnapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What this installation has in its engine and nobody wants: left by attempts that have ended, by steps that failed or were
 * cancelled, by tasks that are gone. Looks at the engine first and at the store after, so that what it finds was made for an attempt
 * that the store knows. Thread safe.
 */
record UnwantedBelongings(TaskStore tasks, ContainerEngine engine) {
    private static final Set<StepState> UNWANTED = EnumSet.of(StepState.FAILED, StepState.CANCELLED, StepState.SKIPPED);
    private static final Set<StepState> EXECUTING = EnumSet.of(StepState.RUNNING, StepState.CANCELLING);

    /** They, in the order in which they can be taken away. */
    List<Belonging> find(Extent extent) {
        List<Belonging> all = new ArrayList<>();
        for (ContainerInfo container : engine.containers().list(OwnerFilter.ANY)) {
            all.add(new Belonging(Sort.CONTAINER, container.name(), container.owner()));
        }
        add(engine.volumes(), Sort.VOLUME, all);
        add(engine.networks(), Sort.NETWORK, all);
        return all.stream()
                .filter(belonging -> isUnwanted(belonging.owner(), extent))
                .toList();
    }

    private static void add(OwnedObjects objects, Sort sort, List<Belonging> all) {
        objects.list(OwnerFilter.ANY).forEach(object -> all.add(new Belonging(sort, object.name(), object.owner())));
    }

    /** Takes them away, and tells which were there to take. */
    List<Belonging> remove(Extent extent) {
        return find(extent).stream().filter(this::isRemoved).toList();
    }

    private boolean isRemoved(Belonging belonging) {
        return switch (belonging.sort()) {
            case CONTAINER ->
                engine.containers()
                        .find(belonging.name())
                        .filter(found -> engine.containers().remove(found.id()))
                        .isPresent();
            case VOLUME -> isRemoved(engine.volumes(), belonging.name());
            case NETWORK -> isRemoved(engine.networks(), belonging.name());
        };
    }

    private static boolean isRemoved(OwnedObjects objects, String name) {
        try {
            return objects.remove(name);
        } catch (CoreException used) {
            if (used.code() != ErrorCode.CONFLICT) {
                throw used;
            }
            return false;
        }
    }

    private boolean isUnwanted(Owner owner, Extent extent) {
        Optional<TaskSnapshot> task = tasks.find(owner.task());
        Optional<Step> step = task.flatMap(found -> found.step(owner.step()));
        if (step.isEmpty()) {
            return true;
        }
        boolean idle = task.get().all().stream().noneMatch(Step::isLive);
        return (extent == Extent.KEPT && idle) || isLeft(step.get(), owner);
    }

    private static boolean isLeft(Step step, Owner owner) {
        return owner.lifetime() == Lifetime.ATTEMPT ? !executes(step, owner) : UNWANTED.contains(step.state());
    }

    private static boolean executes(Step step, Owner owner) {
        Attempt attempt = step.attempt();
        return EXECUTING.contains(step.state())
                && attempt != null
                && attempt.claim().fence().equals(owner.fence());
    }
}
