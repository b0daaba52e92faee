package dev.gradus.core.kind;

import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ExecSpec;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.Lifetime;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.port.CommandResult;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings a pool to its size: keeps what fits, lets the rest go when nobody uses it, makes what is missing. Used once. */
final class PoolFilling {
    private static final Duration SETTLING = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Containerised parts;
    private final DockerPoolSettings settings;
    private final StepContext context;
    private final Images.Found image;
    private final RunPlan plan;
    private final StepContainers containers;
    private final PoolLease leases;

    PoolFilling(
            Containerised parts, DockerPoolSettings settings, StepContext context, Images.Found image, RunPlan plan) {
        this.parts = parts;
        this.settings = settings;
        this.context = context;
        this.image = image;
        this.plan = plan;
        this.containers = new StepContainers(parts.engine(), context);
        this.leases = new PoolLease(parts.engine(), context);
    }

    /**
     * What filling comes to.
     *
     * @param membersFit whether members of the last success are as the settings want them
     */
    Outcome outcome(boolean membersFit) throws InterruptedException {
        List<ContainerInfo> members = new ArrayList<>(membersFit ? kept() : List.of());
        if (!drain(members)) {
            return context.stop().isRequested()
                    ? Outcome.failure(StopFailure.of("the pool", context.stop()))
                    : new Outcome.Release(
                            context.now().plus(LOOK_AGAIN), leases.wish().memo());
        }
        members.forEach(member -> parts.engine().containers().start(member.id()));
        List<ContainerInfo> made = made(members);
        if (!settled(made)) {
            return Outcome.failure(StopFailure.of("the pool", context.stop()));
        }
        members.addAll(made);
        refuseUnhealthy(members);
        return Outcome.success(new Pool(members.stream()
                        .map(member -> new Pool.Member(member.id().value(), member.name()))
                        .toList())
                .addTo(image.addTo(Document.emptyObject().with("result", "success")))
                .with("message", "%d/%d containers running".formatted(members.size(), settings.poolSize())));
    }

    /** Members that are as they should be, at most as many as wanted. */
    private List<ContainerInfo> kept() {
        LastSuccess last = context.claimed().step().result().last();
        Pool before = last == null ? new Pool(List.of()) : Pool.of(last.results());
        return containers.ofStep().stream()
                .filter(member -> before.holds(member.id().value())
                        && member.image().equals(image.info().id()))
                .limit(settings.poolSize())
                .toList();
    }

    /** Ends the step's other containers, each when no step uses it; false when one is still used. */
    private boolean drain(List<ContainerInfo> kept) throws InterruptedException {
        for (ContainerInfo other : containers.ofStep()) {
            if (kept.stream().noneMatch(member -> member.id().equals(other.id()))) {
                Optional<String> free = leases.take(List.of(other.id().value()));
                if (free.isEmpty()) {
                    context.print(LogChunk.Source.GRADUS, "member %s is still in use\n".formatted(other.name()));
                    return false;
                }
                parts.engine().containers().remove(other.id());
                context.giveBack();
            }
        }
        return true;
    }

    private List<ContainerInfo> made(List<ContainerInfo> kept) throws InterruptedException {
        List<ContainerInfo> made = new ArrayList<>();
        String first = StepContainers.name(context.claimed());
        RunPlan members = settings.isKept() && !plan.command().isEmpty() ? plan.alive() : plan;
        for (int index = kept.size() + 1;
                index <= settings.poolSize() && !context.stop().isRequested();
                index++) {
            ContainerInfo container = started(first + "_" + index, members);
            if (made.isEmpty() && settings.isKept() && !goesOn(container)) {
                // Its own program does not go on: this one and the others get one that does.
                members = plan.alive();
                parts.engine().containers().remove(container.id());
                container = started(container.name(), members);
            }
            made.add(container);
        }
        return made;
    }

    private ContainerInfo started(String name, RunPlan how) {
        context.print(LogChunk.Source.GRADUS, "starting " + name + "\n");
        return containers.started(name, ImageRef.of(image.info().id()), how, Lifetime.STEP);
    }

    private boolean goesOn(ContainerInfo container) throws InterruptedException {
        return Pause.of(SETTLING, context.stop()) && isRunning(container);
    }

    private boolean isRunning(ContainerInfo container) {
        return parts.engine()
                .containers()
                .find(container.id().value())
                .filter(ContainerInfo::isRunning)
                .isPresent();
    }

    /** False when the attempt has to end; what was made is then gone. */
    private boolean settled(List<ContainerInfo> made) throws InterruptedException {
        boolean goesOn = made.isEmpty() ? !context.stop().isRequested() : Pause.of(SETTLING, context.stop());
        if (!goesOn) {
            for (ContainerInfo container : made) {
                containers.end(container.id(), container.name(), GRACE);
            }
            return false;
        }
        Optional<ContainerInfo> ended =
                made.stream().filter(container -> !isRunning(container)).findFirst();
        if (ended.isPresent()) {
            for (ContainerInfo container : made) {
                parts.engine().containers().remove(container.id());
            }
            throw RefusedException.user(
                    "CONTAINER_EXITED",
                    "member %s ended at once: give the image a program that goes on, or the pool keep_forever"
                            .formatted(ended.get().name()));
        }
        return true;
    }

    private void refuseUnhealthy(List<ContainerInfo> members) throws InterruptedException {
        if (settings.healthCheck() == null) {
            return;
        }
        List<String> ill = new ArrayList<>();
        for (ContainerInfo member : members) {
            var output = new ShellOutput(context, containers, 1 << 20, 1);
            CommandResult checked = parts.engine()
                    .execs()
                    .run(member.id(), ExecSpec.shell(settings.healthCheck()), output, context.stop());
            if (checked.stopped()) {
                throw new RefusedException(StopFailure.of("the health check", context.stop()));
            } else if (checked.exitCode() != 0) {
                ill.add("%s (status %d)".formatted(member.name(), checked.exitCode()));
            }
        }
        if (!ill.isEmpty()) {
            throw new RefusedException(new Failure(
                    FailureClass.USER,
                    "UNHEALTHY",
                    "the health check failed in " + String.join(", ", ill),
                    true,
                    Document.emptyObject()));
        }
    }
}
