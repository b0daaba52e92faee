package dev.gradus.core.engine;

import dev.gradus.core.api.Belongings.Extent;
import dev.gradus.core.container.Belonging;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.port.TaskStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** Takes away, now and then, what nobody wants any more of what this installation has in its engine. Used by one thread. */
final class EngineSweep {
    private static final Logger LOG = System.getLogger(EngineSweep.class.getName());

    private final ContainerEngine engine;
    private final UnwantedBelongings unwanted;

    EngineSweep(TaskStore tasks, ContainerEngine engine) {
        this.engine = engine;
        this.unwanted = new UnwantedBelongings(tasks, engine);
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
        engine.ping();
        List<Belonging> removed = unwanted.remove(Extent.LEFT);
        removed.forEach(belonging -> LOG.log(
                Level.INFO,
                "{0} {1} was left behind and is removed",
                belonging.sort().word(),
                belonging.name()));
        return removed.size();
    }
}
