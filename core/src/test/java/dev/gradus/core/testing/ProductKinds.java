package dev.gradus.core.testing;

import dev.gradus.core.host.HostCommandRunner;
import dev.gradus.core.host.HostFileDigests;
import dev.gradus.core.host.HostFiles;
import dev.gradus.core.host.HostTaskFiles;
import dev.gradus.core.kind.CommandEnvironment;
import dev.gradus.core.kind.ContainerKinds;
import dev.gradus.core.kind.GradingDefaults;
import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.kind.StandardKinds;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.policy.Limits;
import dev.gradus.core.tool.BuiltInTools;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every step kind that comes with the product, those of containers over an engine in memory. */
public final class ProductKinds {
    /** All of them. */
    public static final KindRegistry ALL = all();

    private ProductKinds() {}

    private static KindRegistry all() {
        var host = new StandardKinds.Host(
                Runnable::run,
                new HostFiles(),
                new HostFileDigests(),
                new HostTaskFiles(),
                new HostCommandRunner(),
                new CommandEnvironment(Map.of(), Set.of()),
                GradingDefaults.of(() -> "0123456789abcdef0123456789abcdef"));
        List<StepKind> kinds = new ArrayList<>(StandardKinds.of(BuiltInTools.registry(), () -> Limits.DEFAULT, host));
        kinds.addAll(ContainerKinds.of(new FakeContainerEngine(1), List.of(), host));
        return KindRegistry.of(kinds);
    }
}
