package dev.gradus.core.kind;

import dev.gradus.core.container.ContainerExit;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.CopyLimits;
import dev.gradus.core.container.ExecSpec;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.MountRoots;
import dev.gradus.core.container.RunOption;
import dev.gradus.core.container.RunOptions;
import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.container.TrustPolicy;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.CommandListener;
import dev.gradus.core.port.CommandResult;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.port.Stop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One container in which one target is judged once: without a network, without mounts, limited, and gone afterwards. Its own user is
 * root with no more rights than to own and change files, for the steps before the command; what comes from the target runs as another
 * user, without any right and without a way to get one.
 */
final class GradingContainer {
    private static final List<String> RIGHTS = List.of("CHOWN", "DAC_OVERRIDE", "FOWNER");
    private static final CopyLimits HELD_OUT = new CopyLimits(10_000, 1L << 30);
    private static final int PROBE_BYTES = 1 << 20;

    private final ContainerEngine engine;
    private final StepContext context;
    private final GradingSettings settings;
    private final String appFolder;
    private final ContainerInfo container;

    private GradingContainer(ContainerEngine engine, StepContext context, Grading grading, ContainerInfo container) {
        this.engine = engine;
        this.context = context;
        this.settings = grading.settings();
        this.appFolder = grading.appFolder();
        this.container = container;
    }

    /** Makes one, not started. */
    static GradingContainer made(
            ContainerEngine engine, StepContext context, StepContainers containers, Grading grading, String name) {
        Images.Found image = grading.image();
        if (image == null) {
            throw new CoreException(ErrorCode.NOT_FOUND, grading.missing());
        }
        RunOptions options = confined(grading.settings().limitsOrDefault().options());
        RunPlan plan = new RunPlan(options, List.of(), TrustLevel.SANDBOXED).alive();
        ContainerInfo made = containers.made(name, ImageRef.of(image.info().id()), plan);
        return new GradingContainer(engine, context, grading, made);
    }

    private static RunOptions confined(RunOptions limits) {
        var policy = new TrustPolicy(TrustLevel.SANDBOXED, new MountRoots(null, List.of()));
        RunOptions options = policy.confine(limits).with(RunOption.USER, "0:0");
        for (String right : RIGHTS) {
            options = options.with(RunOption.CAP_ADD, right);
        }
        return options;
    }

    /** Lays a file that only root can read. */
    void lay(String path, String text) {
        engine.files().write(container.id(), path, text.getBytes(StandardCharsets.UTF_8), 0600);
    }

    /** Lets everybody read what was laid, as far as that is not the command. */
    void layReadable(String path, String text) {
        engine.files().write(container.id(), path, text.getBytes(StandardCharsets.UTF_8), 0644);
    }

    void start() {
        engine.containers().start(container.id());
    }

    /** Runs a program of ours as root, in the environment given. */
    CommandResult asRoot(List<String> argv, Map<String, String> env, CommandListener output)
            throws InterruptedException {
        return run(argv, env, "0:0", output, context.stop());
    }

    /** Runs a program of ours as the target's user. */
    CommandResult asUser(List<String> argv, Map<String, String> env, CommandListener output)
            throws InterruptedException {
        return asUser(argv, env, output, context.stop());
    }

    /** Runs a program as the target's user, until it has to stop. */
    CommandResult asUser(List<String> argv, Map<String, String> env, CommandListener output, Stop stop)
            throws InterruptedException {
        return run(argv, env, settings.owner(), output, stop);
    }

    private CommandResult run(
            List<String> argv, Map<String, String> env, String user, CommandListener output, Stop stop)
            throws InterruptedException {
        var spec = new ExecSpec(argv, env, user, appFolder, ExecSpec.GRACE);
        CommandResult result = engine.execs().run(container.id(), spec, output, stop);
        if (context.stop().isRequested()) {
            throw new RefusedException(StopFailure.of("the grading", context.stop()));
        }
        return result;
    }

    /** What is at these paths of the tree. */
    Map<String, String> digests(Collection<String> paths) {
        return engine.files()
                .digests(
                        container.id(),
                        paths.stream().map(path -> appFolder + "/" + path).toList(),
                        HELD_OUT);
    }

    /** How much has been written into it. */
    long written() {
        return engine.files().written(container.id());
    }

    /** Fails when the engine cannot store anything more, as when its disk is full. */
    void requireSpace() {
        engine.files().write(container.id(), GradingScripts.PROBE, new byte[PROBE_BYTES], 0600);
    }

    /** Ends everything in it at once, so that what is looked at afterwards stays as it is. */
    Optional<ContainerExit> end() throws InterruptedException {
        engine.containers().stop(container.id(), Duration.ZERO);
        return engine.containers().await(container.id(), context.stop());
    }

    /** Removes it, whatever became of it. */
    void remove(StepContainers containers) throws InterruptedException {
        containers.end(container.id(), container.name(), Duration.ZERO);
    }
}
