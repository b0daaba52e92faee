package dev.gradus.core.kind;

import dev.gradus.core.container.ContainerExit;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.grading.Evidence;
import dev.gradus.core.grading.ExitFacts;
import dev.gradus.core.grading.GradingRun;
import dev.gradus.core.grading.Judgement;
import dev.gradus.core.grading.JudgingFacts;
import dev.gradus.core.grading.MarkedCommand;
import dev.gradus.core.grading.OutputExcerpt;
import dev.gradus.core.grading.OutputReading;
import dev.gradus.core.grading.Target;
import dev.gradus.core.port.CommandResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One execution of one criterion on one target, in a container of its own. What the held-out files are is compared from outside, after
 * everything in the container has ended. Used once.
 */
final class TargetRun {
    private final Containerised parts;
    private final StepContext context;
    private final StepContainers containers;
    private final Grading grading;
    private final Target target;
    private final MarkedCommand command;
    private final TargetTree tree;
    private final List<String> commands = new ArrayList<>();
    private ExitFacts exit = ExitFacts.NOT_RUN;
    private OutputReading reading = OutputReading.NOTHING;
    private OutputExcerpt excerpt = OutputExcerpt.NONE;

    TargetRun(Containerised parts, StepContext context, StepContainers containers, Grading grading, Target target) {
        this.parts = parts;
        this.context = context;
        this.containers = containers;
        this.grading = grading;
        this.target = target;
        this.tree = new TargetTree(grading, target, containers);
        GradingDefaults manner = grading.manner();
        this.command = manner.rules().command(grading.criterion().command(), manner.markers(), manner.secrets());
    }

    /** Judges the target, in a container of this name. */
    GradingRun run(String name) throws InterruptedException {
        Instant began = context.now();
        try {
            if (tree.isAdmitted()) {
                inContainer(name);
            } else {
                exit = tree.facts();
            }
        } catch (CoreException failed) {
            exit = ExitFacts.broken(String.valueOf(failed.getMessage()));
        }
        var facts = new JudgingFacts(target, tree.patches(), exit, command.printed(), reading);
        Judgement judgement = grading.manner().rules().judge(facts);
        return GradingRun.of(judgement, evidence(began));
    }

    private Evidence evidence(Instant began) {
        Images.Found image = grading.image();
        List<String> all = new ArrayList<>(tree.commands());
        all.addAll(commands);
        return new Evidence(
                image == null ? null : image.info().id(),
                tree.patches(),
                all,
                exit,
                reading,
                excerpt,
                new Evidence.Timing(began, Duration.between(began, context.now())));
    }

    private void inContainer(String name) throws InterruptedException {
        GradingContainer container = GradingContainer.made(parts.engine(), context, containers, grading, name);
        try {
            tree.lay(container, command.text());
            container.start();
            if (tree.isReady(container)) {
                judge(container);
            } else {
                exit = tree.facts();
            }
        } finally {
            container.remove(containers);
        }
    }

    private void judge(GradingContainer container) throws InterruptedException {
        Map<String, String> before = container.digests(tree.guarded());
        long written = container.written();
        var watch = new GradingWatch(context.stop(), grading.manner().deadline(), () -> excess(container, written));
        long most = grading.settings().limitsOrDefault().outputBytes();
        var output = new GradedOutput(command, context, containers, printed -> {
            if (printed > most) {
                watch.exceed("it printed more than %d bytes".formatted(most));
            }
        });
        commands.add(grading.criterion().command());
        CommandResult result = container.asUser(GradingScripts.command(), environment(), output, watch);
        reading = output.reading(!result.stopped());
        excerpt = output.excerpt();
        ContainerExit end = container.end().orElse(null);
        exit = facts(result, watch, end != null && end.outOfMemory());
        if (result.exitCode() != 0 && !result.stopped()) {
            container.requireSpace();
        }
        compare(before, container.digests(tree.guarded()));
    }

    private Map<String, String> environment() {
        Map<String, String> env = new LinkedHashMap<>(grading.settings().env());
        env.putAll(GradingScripts.trusting());
        env.put("PATH", GradingScripts.SAFE_PATH);
        env.putIfAbsent("HOME", "/tmp");
        return env;
    }

    private @Nullable String excess(GradingContainer container, long before) {
        long most = grading.settings().limitsOrDefault().diskBytes();
        return container.written() - before > most ? "it wrote more than %d bytes".formatted(most) : null;
    }

    private static ExitFacts facts(CommandResult result, GradingWatch watch, boolean outOfMemory) {
        boolean overdue = watch.isOverdue() && watch.limit() == null;
        return new ExitFacts(overdue ? null : result.exitCode(), overdue, outOfMemory, null, null, watch.limit());
    }

    private void compare(Map<String, String> before, Map<String, String> after) {
        before.forEach((path, digest) -> {
            if (!digest.equals(after.get(path)) && exit.tampering() == null) {
                exit = exit.tampered("%s is no longer what it was before the command".formatted(path));
            }
        });
    }
}
