package dev.gradus.core.engine;

import dev.gradus.core.port.HeldStep;
import dev.gradus.core.port.Stop;
import dev.gradus.core.step.Fence;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What this process executes at the moment, and how to stop it. Thread safe. */
final class HeldAttempts {
    private final Map<Fence, Held> byFence = new ConcurrentHashMap<>();

    void add(HeldStep step, StopSource stop, AttemptLog log) {
        byFence.put(step.fence(), new Held(step, stop, log));
    }

    void remove(HeldStep step) {
        byFence.remove(step.fence());
    }

    Collection<HeldStep> steps() {
        return byFence.values().stream().map(Held::step).toList();
    }

    boolean isEmpty() {
        return byFence.isEmpty();
    }

    void stop(Set<Fence> fences, Stop.Reason reason) {
        for (Fence fence : fences) {
            Held held = byFence.get(fence);
            if (held != null) {
                held.stop().request(reason);
            }
        }
    }

    void stopAll(Stop.Reason reason) {
        List.copyOf(byFence.values()).forEach(held -> held.stop().request(reason));
    }

    void flushLogs() {
        List.copyOf(byFence.values()).forEach(held -> held.log().flush());
    }

    private record Held(HeldStep step, StopSource stop, AttemptLog log) {}
}
