package dev.gradus.core.kind;

import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.Lifetime;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.data.Document;
import dev.gradus.core.port.MemberWish;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the container that a step's commands run in: the one named by id or name; that of a step among the needs; one of the task
 * that runs the image; else a new one of the image, which ends with the step.
 */
final class ShellTarget {
    private final Containerised parts;
    private final DockerShellSettings.Target target;
    private final StepContext context;
    private final PoolLease leases;

    ShellTarget(Containerised parts, DockerShellSettings.Target target, StepContext context) {
        this.parts = parts;
        this.target = target;
        this.context = context;
        this.leases = new PoolLease(parts.engine(), context);
    }

    /**
     * A running container.
     *
     * @param own whether this attempt made it and has to end it
     */
    record Chosen(ContainerInfo container, boolean own) {}

    /** The container; nothing when it is a member of a pool and none is free for now. */
    Optional<Chosen> choose(StepContainers containers) throws InterruptedException {
        Optional<ContainerInfo> named = target.namesContainer() ? Optional.of(named()) : Optional.empty();
        List<String> members = members(named);
        if (!members.isEmpty()) {
            Optional<String> taken = leases.take(members);
            return taken.map(id -> new Chosen(running(found(id)), false));
        }
        ContainerInfo there = named.or(this::ofNeeds).or(this::ofImage).orElse(null);
        return Optional.of(there == null ? new Chosen(fresh(containers), true) : new Chosen(running(there), false));
    }

    /** What tells one choice from another: the container, or the image of members of a pool and of new containers. */
    String identity() {
        Optional<ContainerInfo> named = target.namesContainer() ? Optional.of(named()) : Optional.empty();
        List<String> members = members(named);
        if (!members.isEmpty()) {
            return parts.engine()
                    .containers()
                    .find(members.get(0))
                    .map(member -> member.image().value())
                    .orElse("absent");
        }
        return named.or(this::ofNeeds)
                .or(this::ofImage)
                .map(there -> there.id().value())
                .orElseGet(this::imageOfNew);
    }

    private String imageOfNew() {
        return new Images(parts)
                .find(Images.meant(target.imageId(), target.imageTag(), context))
                .map(found -> found.info().id().value())
                .orElse("absent");
    }

    /** The members of which none was free. */
    MemberWish wish() {
        return leases.wish();
    }

    /** The members of a pool among which to choose: the named one if it is one, else all of the nearest pool. */
    private List<String> members(Optional<ContainerInfo> named) {
        if (named.isPresent()) {
            String id = named.get().id().value();
            boolean pooled = context.upstream().stream()
                    .anyMatch(step -> Pool.of(step.results()).holds(id));
            return pooled ? List.of(id) : List.of();
        }
        return sources()
                .filter(results -> results.member("container_id").isPresent()
                        || !Pool.of(results).members().isEmpty())
                .findFirst()
                .map(results -> Pool.of(results).ids())
                .orElse(List.of());
    }

    /** What the steps left that make containers; one that only used a container of theirs says nothing about where to go. */
    private Stream<Document> sources() {
        return context.upstream().stream()
                .filter(step -> !step.kind().equals(DockerShellKind.NAME))
                .map(Upstream::results)
                .filter(results -> results.member("exit_code").isEmpty());
    }

    private ContainerInfo running(ContainerInfo there) {
        if (!there.isRunning()) {
            throw RefusedException.user(
                    "CONTAINER_NOT_RUNNING",
                    "container %s is %s; expected one that runs"
                            .formatted(there.name(), there.state().word()));
        }
        return verified(there);
    }

    private ContainerInfo named() {
        String id = target.containerId();
        String name = target.containerName();
        Optional<ContainerInfo> found =
                id == null ? Optional.empty() : parts.engine().containers().find(id);
        if (found.isEmpty() && name != null) {
            found = parts.engine().containers().find(name);
        }
        return found.orElseThrow(() -> RefusedException.user(
                "CONTAINER_NOT_FOUND", "there is no container %s".formatted(id == null ? name : id)));
    }

    private Optional<ContainerInfo> ofNeeds() {
        return sources()
                .map(results -> text(results, "container_id"))
                .flatMap(Optional::stream)
                .findFirst()
                .map(this::found);
    }

    private ContainerInfo found(String id) {
        return parts.engine()
                .containers()
                .find(id)
                .orElseThrow(() -> RefusedException.user(
                        "CONTAINER_NOT_FOUND", "the container %s of a needed step is gone".formatted(id)));
    }

    private Optional<ContainerInfo> ofImage() {
        if (!target.namesImage()) {
            return Optional.empty();
        }
        Images images = new Images(parts);
        ImageWish wish = Images.meant(target.imageId(), target.imageTag(), context);
        return images.find(wish)
                .flatMap(image -> parts
                        .engine()
                        .containers()
                        .list(OwnerFilter.of(context.claimed().taskId()))
                        .stream()
                        .filter(container -> container.isRunning()
                                && container.image().equals(image.info().id()))
                        .findFirst());
    }

    private ContainerInfo fresh(StepContainers containers) throws InterruptedException {
        ImageWish wish = Images.meant(target.imageId(), target.imageTag(), context);
        Images.Found image = new Images(parts).require(wish, context);
        RunPlan plan = RunPlan.of(List.of(), image.called(), Map.of(), parts.policy(context.claimed()))
                .on(TaskDefaults.of(context.claimed().task()).platform())
                .alive();
        return containers.started(
                StepContainers.name(context.claimed()), ImageRef.of(image.info().id()), plan, Lifetime.ATTEMPT);
    }

    /** The image that the container must run, as far as it is said. */
    private ContainerInfo verified(ContainerInfo container) {
        @Nullable String expected = target.imageId();
        if (expected != null) {
            ImageWish wish = ImageWish.of(expected, target.imageTag());
            if (!wish.admits(container.image())) {
                throw RefusedException.user(
                        "IMAGE_MISMATCH",
                        "container %s runs the image %s, expected sha256:%s"
                                .formatted(container.name(), container.image(), wish.expected()));
            }
        }
        return container;
    }

    private static Optional<String> text(Document results, String name) {
        return results.member(name).filter(Document::isString).map(Document::text);
    }
}
