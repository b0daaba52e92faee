package dev.gradus.core.kind;

import dev.gradus.core.container.ContainerId;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ContainerSpec;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.Lifetime;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The containers that attempts of one step make and end. Each name is noted before its container is made, so that whoever has to
 * end the work later finds it.
 */
final class StepContainers {
    private static final String CONTAINERS = "containers";
    private static final String EXEC = "exec";
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final ContainerEngine engine;
    private final StepContext context;
    private final List<String> noted = new ArrayList<>();
    private Document memo = Document.emptyObject();

    StepContainers(ContainerEngine engine, StepContext context) {
        this.engine = engine;
        this.context = context;
    }

    /** A name in task-sync's pattern that no other attempt or installation makes. */
    static String name(ClaimedStep claimed) {
        String digest = Document.emptyObject()
                .with("step", claimed.step().id().value())
                .with("fence", claimed.held().fence().value())
                .with("at", claimed.attempt().startedAt().toString())
                .sha256Hex();
        return "tasksync_step%d_%s".formatted(claimed.step().id().value(), digest.substring(0, 8));
    }

    /** Makes a container and starts it. */
    ContainerInfo started(String name, ImageRef image, RunPlan plan, Lifetime lifetime) {
        note(name);
        ClaimedStep claimed = context.claimed();
        var spec = new ContainerSpec(
                name, image, plan.command(), plan.options(), plan.level(), Containerised.owner(claimed, lifetime));
        ContainerInfo made = engine.containers().create(spec);
        engine.containers().start(made.id());
        return engine.containers().find(name).orElse(made);
    }

    /** Makes a container from which files are taken; it is never started, so that its platform does not matter. */
    ContainerInfo made(String name, ImageRef image, RunPlan plan) {
        note(name);
        return engine.containers()
                .create(new ContainerSpec(
                        name,
                        image,
                        plan.command(),
                        plan.options(),
                        plan.level(),
                        Containerised.owner(context.claimed(), Lifetime.ATTEMPT)));
    }

    private void note(String name) {
        noted.add(name);
        memo = memo.with(CONTAINERS, noted);
        context.note(memo);
    }

    /** Notes a program that was started in a container. */
    void noteExec(Document note) {
        memo = memo.with(EXEC, note);
        context.note(memo);
    }

    /** Whether all that a memo names is gone, by ending it; false when the engine cannot be asked. */
    static boolean confirmGone(ContainerEngine engine, Document memo) throws InterruptedException {
        try {
            Document exec = memo.member(EXEC).orElse(null);
            if (exec != null && !engine.execs().end(exec)) {
                return false;
            }
            for (Document name :
                    memo.member(CONTAINERS).orElse(Document.emptyArray()).items()) {
                remove(engine, name.text());
            }
            return true;
        } catch (CoreException unreachable) {
            return false;
        }
    }

    /** Every container of the step but those named, whoever made it, is ended. */
    void removeOthers(List<String> kept) {
        for (ContainerInfo other : ofStep()) {
            if (!kept.contains(other.name())) {
                context.print(LogChunk.Source.GRADUS, "removing container " + other.name() + "\n");
                engine.containers().remove(other.id());
            }
        }
    }

    /** The step's containers, whichever attempt made them. */
    List<ContainerInfo> ofStep() {
        return engine.containers().list(OwnerFilter.of(context.claimed().step().id()));
    }

    /**
     * Ends a container politely, then for good, and returns when it is gone. An engine that is away is waited for while the stop
     * is a cancellation or a timeout, because these are only true when the work is gone.
     */
    void end(ContainerId container, String name, Duration grace) throws InterruptedException {
        boolean gone = false;
        while (!gone) {
            try {
                engine.containers().stop(container, grace);
                engine.containers().remove(container);
                gone = true;
            } catch (CoreException refused) {
                gone = refused.code() == ErrorCode.NOT_FOUND || !mustBeGone();
                if (!gone) {
                    context.print(
                            LogChunk.Source.GRADUS,
                            "container %s is not gone yet: %s\n".formatted(name, refused.getMessage()));
                    Pause.unstopped(AGAIN);
                }
            }
        }
    }

    private boolean mustBeGone() {
        Stop.Reason reason = context.stop().reason();
        return reason == Stop.Reason.CANCELLED || reason == Stop.Reason.TIMEOUT;
    }

    private static void remove(ContainerEngine engine, String name) {
        try {
            engine.containers()
                    .find(name)
                    .ifPresent(found -> engine.containers().remove(found.id()));
        } catch (CoreException refused) {
            if (refused.code() != ErrorCode.NOT_ALLOWED) {
                throw refused;
            }
            // Somebody else's container has the name: ours was never made.
        }
    }
}
