package dev.gradus.docker;

import com.github.dockerjava.api.model.HostConfig;
import dev.gradus.core.container.ContainerSpec;
import dev.gradus.core.container.ResourceLimits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the limits that were asked for with those that the engine set: one that cannot hold a limit drops it silently. */
final class LimitCheck {
    private LimitCheck() {}

    /** The limits that are not held. */
    static List<String> broken(ContainerSpec spec, HostConfig set) {
        ResourceLimits asked = spec.options().limits();
        List<String> broken = new ArrayList<>();
        compare(broken, "memory", asked.memoryBytes(), set.getMemory());
        compare(broken, "memory-swap", asked.memorySwapBytes(), set.getMemorySwap());
        compare(broken, "cpus", asked.nanoCpus(), set.getNanoCPUs());
        compare(broken, "pids-limit", asked.pids(), set.getPidsLimit());
        return broken;
    }

    private static void compare(List<String> broken, String limit, long asked, @Nullable Long set) {
        if (asked != 0 && (set == null || set != asked)) {
            broken.add("%s %d became %s".formatted(limit, asked, set));
        }
    }
}
