package dev.gradus.core.engine;

import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.Lifetime;
import dev.gradus.core.container.OwnedObject;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Takes away the containers, volumes and networks of this installation that nobody wants any more: left by attempts that have
 * ended, by steps that failed or were cancelled, by tasks that are gone. Looks at the engine first and at the store after, so that
 * what it finds was made for an attempt that the store knows. Used by one thread.
 */
final class EngineSweep {
    private static final Logger LOG = System.getLogger(EngineSweep.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Set<StepState> UNWANTED = EnumSet.of(StepState.FAILED, StepState.CANCELLED, StepState.SKIPPED);
    private static final Set<StepState> EXECUTING = EnumSet.of(StepState.RUNNING, StepState.CANCELLING);

    private final TaskStore tasks;
    private final ContainerEngine engine;

    EngineSweep(TaskStore tasks, ContainerEngine engine) {
        this.tasks = tasks;
        this.engine = engine;
    }

    /**
     * Sweeps every 30 seconds until its thread is interrupted: a thread of its own, because an engine that hangs must hold up
     * nothing else.
     */
    void sweepUntilInterrupted() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                sweepQuietly();
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sweeps; an engine that does not answer is left for later. */
    void sweepQuietly() {
        try {
            sweep();
        } catch (CoreException unreachable) {
            Level level = unreachable.code() == ErrorCode.UNREACHABLE ? Level.DEBUG : Level.WARNING;
            LOG.log(level, "nothing was swept from the container engine: {0}", unreachable.getMessage());
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "sweeping the container engine failed: {0}", trouble.getMessage());
        }
    }

    /** One sweep; tells how much was taken away. */
    int sweep() {
        engine.info();
        int removed = 0;
        for (ContainerInfo container : engine.containers().list(OwnerFilter.ANY)) {
            if (isUnwanted(container.owner()) && engine.containers().remove(container.id())) {
                LOG.log(Level.INFO, "container {0} was left behind and is removed", container.name());
                removed++;
            }
        }
        return removed + sweep(engine.volumes(), "volume") + sweep(engine.networks(), "network");
    }

    private int sweep(OwnedObjects objects, String sort) {
        int removed = 0;
        for (OwnedObject object : objects.list(OwnerFilter.ANY)) {
            if (isUnwanted(object.owner()) && remove(objects, object.name())) {
                LOG.log(Level.INFO, "{0} {1} was left behind and is removed", sort, object.name());
                removed++;
            }
        }
        return removed;
    }

    private static boolean remove(OwnedObjects objects, String name) {
        try {
            return objects.remove(name);
        } catch (CoreException used) {
            if (used.code() != ErrorCode.CONFLICT) {
                throw used;
            }
            return false;
        }
    }

    private boolean isUnwanted(Owner owner) {
        Optional<Step> step = tasks.find(owner.task()).flatMap(task -> task.step(owner.step()));
        if (step.isEmpty()) {
            return true;
        }
        return owner.lifetime() == Lifetime.ATTEMPT
                ? !executes(step.get(), owner)
                : UNWANTED.contains(step.get().state());
    }

    private static boolean executes(Step step, Owner owner) {
        Attempt attempt = step.attempt();
        return EXECUTING.contains(step.state())
                && attempt != null
                && attempt.claim().fence().equals(owner.fence());
    }
}
