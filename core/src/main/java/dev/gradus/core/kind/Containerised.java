package dev.gradus.core.kind;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.container.ImageInfo;
import dev.gradus.core.container.ImageOutcome;
import dev.gradus.core.container.Lifetime;
import dev.gradus.core.container.MountRoots;
import dev.gradus.core.container.Owner;
import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.container.TrustPolicy;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.port.EngineProgress;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.TaskSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the container kinds share: the engine, the installation's rules about it, and the frame in which work on it is done.
 *
 * @param engine always there; without Docker it answers UNREACHABLE to everything
 * @param mountRoots folders that steps may mount beside their task's own
 */
record Containerised(ContainerEngine engine, List<Path> mountRoots) {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    Containerised {
        requireNonNull(engine, "engine");
        mountRoots = List.copyOf(mountRoots);
    }

    /** Something done on the engine. */
    @FunctionalInterface
    interface Work {
        Outcome outcome() throws InterruptedException;
    }

    /** Does it on the engine to which the task is bound; what the engine refuses is a failure. */
    Outcome work(StepContext context, Work work) throws InterruptedException {
        try {
            if (!context.pin(Pins.toEngine(engine.info().id()))) {
                context.print(LogChunk.Source.GRADUS, "the task's containers are on another engine: given back\n");
                return new Outcome.Release(context.now().plus(LOOK_AGAIN), Document.emptyObject());
            }
            return work.outcome();
        } catch (CoreException refused) {
            return Outcome.failure(failure(refused));
        } catch (RefusedException refused) {
            return Outcome.failure(refused.failure());
        }
    }

    /** What a kind asks the engine to know its inputs; a refusal fails the attempt. */
    Inputs inputs(Supplier<Inputs> asked) {
        try {
            return asked.get();
        } catch (RefusedException refused) {
            return Inputs.refused(refused.failure());
        } catch (CoreException refused) {
            return Inputs.refused(failure(refused));
        }
    }

    /** What a kind asks the engine to know whether a success stands; when the engine cannot tell, it does not. */
    Optional<String> lapsed(Supplier<Optional<String>> asked) {
        try {
            return asked.get();
        } catch (CoreException refused) {
            return Optional.of("the engine cannot tell: " + refused.getMessage());
        }
    }

    /** What an attempt of a step may ask. */
    TrustPolicy policy(ClaimedStep claimed) {
        String folder = claimed.task().localPath();
        String word = claimed.task().labels().getOrDefault(TaskSpec.TRUST, TrustLevel.NETWORKED.word());
        return new TrustPolicy(
                TrustLevel.ofWord(word), new MountRoots(folder == null ? null : Path.of(folder), mountRoots));
    }

    /** For whom an attempt makes something. */
    static Owner owner(ClaimedStep claimed, Lifetime lifetime) {
        return new Owner(
                "",
                claimed.taskId(),
                claimed.step().id(),
                claimed.attempt().number(),
                claimed.held().fence(),
                lifetime);
    }

    /** Tells the attempt's log what the engine says. */
    static EngineProgress told(StepContext context) {
        return text -> context.print(LogChunk.Source.STDOUT, text);
    }

    /** The image that came of something; refused when none did. */
    static ImageInfo ready(ImageOutcome outcome, String what, String code, StepContext context) {
        if (outcome instanceof ImageOutcome.Ready ready) {
            return ready.image();
        } else if (outcome instanceof ImageOutcome.Failed failed) {
            throw new RefusedException(
                    new Failure(FailureClass.USER, code, failed.message(), true, Document.emptyObject()));
        }
        throw new RefusedException(StopFailure.of(what, context.stop()));
    }

    /** The failure that a refusal of the engine means for the attempt. */
    static Failure failure(CoreException refused) {
        String message = String.valueOf(refused.getMessage());
        return switch (refused.code()) {
            case UNREACHABLE -> Failure.infra("ENGINE_UNREACHABLE", message);
            case NOT_FOUND -> Failure.user("NOT_FOUND", message);
            case CONFLICT -> Failure.user("NAME_TAKEN", message);
            case NOT_ALLOWED -> Failure.policy("NOT_ALLOWED", message);
            case LIMIT_EXCEEDED -> Failure.user("LIMIT_EXCEEDED", message);
            case INVALID_INPUT -> Failure.user("ENGINE_REFUSED", message);
            default -> Failure.infra("ENGINE_ERROR", message);
        };
    }
}
