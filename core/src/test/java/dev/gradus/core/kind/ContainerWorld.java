package dev.gradus.core.kind;

import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.data.Document;
import dev.gradus.core.host.HostCommandRunner;
import dev.gradus.core.host.HostFileDigests;
import dev.gradus.core.host.HostFiles;
import dev.gradus.core.host.HostTaskFiles;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskSpec;
import dev.gradus.core.testing.FakeContainerEngine;
import dev.gradus.core.testing.FakeProgram;
import dev.gradus.core.testing.RecordingStepContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A fake engine and the kinds over it. Waiting shells in its containers wait. */
final class ContainerWorld {
    final FakeContainerEngine engine = new FakeContainerEngine(1).when(ContainerWorld::waits, FakeProgram.endless());
    private final List<StepKind> kinds = ContainerKinds.of(
            engine,
            List.of(Path.of("/data")),
            new StandardKinds.Host(
                    Runnable::run,
                    new HostFiles(),
                    new HostFileDigests(),
                    new HostTaskFiles(),
                    new HostCommandRunner(),
                    new CommandEnvironment(Map.of(), Set.of()),
                    GradingDefaults.of(() -> "0123456789abcdef0123456789abcdef")));

    private static boolean waits(List<String> argv) {
        return argv.stream().anyMatch(word -> word.contains("while :;"));
    }

    StepKind kind(String name) {
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** An execution of a task made on the command line. */
    static RecordingStepContext context(String settings) {
        return RecordingStepContext.of(settings).labelled(Map.of(TaskSpec.TRUST, TrustLevel.VOLUMES.word()));
    }

    Outcome execute(String kind, RecordingStepContext context) throws InterruptedException {
        return kind(kind).execute(context);
    }

    /** What a step before left. */
    static Upstream left(String kind, Document results) {
        return new Upstream(new StepId(9), new StepKey("before"), kind, results);
    }

    static Document results(Outcome outcome) {
        if (outcome instanceof Outcome.Success success) {
            return success.results();
        }
        throw new AssertionError("expected a success, found " + outcome);
    }

    static String failure(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return failed.failure().code() + ": " + failed.failure().message();
        }
        throw new AssertionError("expected a failure, found " + outcome);
    }

    static String text(Outcome outcome, String member) {
        return results(outcome).member(member).orElseThrow().text();
    }
}
