package dev.gradus.core.engine;

import dev.gradus.core.api.Belongings;
import dev.gradus.core.api.Operations;
import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.event.Stream;
import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.policy.Limits;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.port.Installation;
import dev.gradus.core.port.Statistics;
import dev.gradus.core.port.Stores;
import dev.gradus.core.port.WorkerSession;
import dev.gradus.core.step.StepBody;
import dev.gradus.core.task.PublicIds;
import dev.gradus.core.task.TaskEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What an operator looks at, over the stores. */
record OperationsService(
        Stores stores, KindRegistry registry, Supplier<Limits> currentLimits, String host, ContainerEngine engine)
        implements Operations {

    @Override
    public Installation installation() {
        return stores.installation();
    }

    @Override
    public PublicIds publicIds() {
        return new PublicIds(stores.installation().prefix());
    }

    @Override
    public List<WorkerSession> workers() {
        return stores.sessions().list();
    }

    @Override
    public Statistics statistics() {
        return stores.statistics();
    }

    @Override
    public Limits limits() {
        return currentLimits.get();
    }

    @Override
    public Set<String> kinds() {
        return registry.names();
    }

    @Override
    public Set<String> hostKinds() {
        return registry.all().stream()
                .filter(kind -> kind.profile().hostExecuting())
                .map(StepKind::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public boolean runsOnHost(StepBody body) {
        return registry.find(body.kind())
                .map(kind -> kind.runsOnHost(body.settings()))
                .orElse(false);
    }

    @Override
    public Belongings belongings() {
        return new BelongingsService(stores.tasks(), engine);
    }

    @Override
    public void recordPolicyViolation(String code, String message, Document payload, Cause cause) {
        stores.events().append(Stream.INSTALLATION, new TaskEvent.PolicyViolated(code, message, null, payload), cause);
    }

    @Override
    public void ping() {
        stores.events().end();
    }
}
