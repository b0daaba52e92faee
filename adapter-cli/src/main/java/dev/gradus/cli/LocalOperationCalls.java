package dev.gradus.cli;

import dev.gradus.core.api.Belongings;
import dev.gradus.core.api.FlowMetrics;
import dev.gradus.core.api.PruneRequest;
import dev.gradus.core.container.Belonging;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.data.BindingException;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Calls of an operator, straight to the engine. */
final class LocalOperationCalls implements OperationCalls {
    /** After so long a call says how far it came. */
    private static final Duration PIECE = Duration.ofSeconds(20);

    private final DrivingPorts ports;

    LocalOperationCalls(DrivingPorts ports) {
        this.ports = ports;
    }

    @Override
    public List<Document> workers() {
        return ports.operations().workers().stream().map(ports.shapes()::worker).toList();
    }

    @Override
    public List<Document> containers(String task) {
        return shown(belongings().containers(ports.tasks().resolve(task)));
    }

    @Override
    public List<Document> removeContainers(String task, @Nullable String reason) {
        return shown(belongings().removeContainers(ports.tasks().resolve(task), ports.because(reason)));
    }

    @Override
    public List<Document> leftovers(boolean all) {
        return things(belongings().unwanted(extent(all)));
    }

    @Override
    public List<Document> removeLeftovers(boolean all) {
        return things(belongings().removeUnwanted(extent(all)));
    }

    private Belongings belongings() {
        return ports.operations().belongings();
    }

    private static Belongings.Extent extent(boolean all) {
        return all ? Belongings.Extent.KEPT : Belongings.Extent.LEFT;
    }

    private List<Document> things(List<Belonging> belongings) {
        return belongings.stream().map(ports.shapes()::belonging).toList();
    }

    private List<Document> shown(List<ContainerInfo> containers) {
        return containers.stream().map(ports.shapes()::container).toList();
    }

    @Override
    public Document status() {
        ports.operations().ping();
        return Document.emptyObject()
                .with(
                        "installation",
                        ports.operations().installation().createdAt().toString())
                .with("tasks", words(ports.operations().statistics().tasks().byState()))
                .with("kinds", List.copyOf(ports.operations().kinds()));
    }

    @Override
    public String metrics() {
        return FlowMetrics.text(ports.operations().statistics());
    }

    @Override
    public Document prune(Document body) {
        try {
            return ports.shapes().pruned(body.as(PruneRequest.class).put(ports.retention(), PIECE));
        } catch (BindingException unfit) {
            throw CoreException.invalidInput(unfit);
        }
    }

    @Override
    public Document retention() {
        return ports.shapes().policy(ports.retention().policy());
    }

    private static Document words(Map<? extends Enum<?>, Long> counts) {
        Map<String, Long> words = new TreeMap<>();
        counts.forEach((state, count) -> words.put(state.name().toLowerCase(Locale.ROOT), count));
        return Document.object(words);
    }
}
