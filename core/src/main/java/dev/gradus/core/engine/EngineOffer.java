package dev.gradus.core.engine;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.port.ContainerEngine;
import org.jspecify.annotations.Nullable;

/**
 * Which container engine a worker offers. One that goes on answering is not asked again who it is: that costs it much more than an
 * answer. Thread safe.
 */
final class EngineOffer {
    private final @Nullable ContainerEngine engine;
    private volatile @Nullable String known;

    EngineOffer(@Nullable ContainerEngine engine) {
        this.engine = engine;
    }

    /** The id of the engine, if one answers now. */
    @Nullable
    String id() {
        if (engine == null) {
            return null;
        }
        try {
            String id = known;
            if (id == null) {
                id = engine.info().id();
            } else {
                engine.ping();
            }
            known = id;
            return id;
        } catch (CoreException absent) {
            known = null;
            return null;
        }
    }
}
