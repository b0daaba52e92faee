package dev.gradus.core.kind;

import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.CopyLimits;
import dev.gradus.core.container.ExecSpec;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.Lifetime;
import dev.gradus.core.container.RunOption;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.port.CommandResult;
import dev.gradus.core.port.LocalFiles;
import dev.gradus.core.step.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the containers over a task's work trees and patches the trees. Used once. */
final class WorkTrees {
    private static final long MAX_LOGGED = 1 << 20;
    private static final String ORIGINAL = "original";
    private static final String GOLDEN = "golden";

    private final Containerised parts;
    private final DockerVolumePoolKind.Settings settings;
    private final StepContext context;
    private final Images.Found image;
    private final LocalFiles files;
    private final StepContainers containers;
    private final String appFolder;

    WorkTrees(
            Containerised parts,
            DockerVolumePoolKind.Settings settings,
            StepContext context,
            Images.Found image,
            LocalFiles files) {
        this.parts = parts;
        this.settings = settings;
        this.context = context;
        this.image = image;
        this.files = files;
        this.containers = new StepContainers(parts.engine(), context);
        this.appFolder = appFolder();
    }

    private String appFolder() {
        if (settings.appFolder() != null) {
            return settings.appFolder();
        }
        return context.upstream().stream()
                .flatMap(step -> step.results().member("app_folder").stream())
                .map(Document::text)
                .findFirst()
                .orElseGet(() -> Objects.requireNonNullElse(
                        TaskDefaults.of(context.claimed().task()).appFolder(), "/app"));
    }

    Outcome outcome() throws InterruptedException {
        containers.removeOthers(List.of());
        Map<String, @Nullable String> patches = new LinkedHashMap<>();
        patches.put(ORIGINAL, null);
        patches.put(GOLDEN, "golden.patch");
        settings.patches().forEach(patch -> patches.put(patch.replaceFirst("\\.patch$", ""), patch));
        List<Pool.Member> members = new ArrayList<>();
        Document map = Document.emptyObject();
        for (Map.Entry<String, @Nullable String> tree : patches.entrySet()) {
            ContainerInfo container = made(tree.getKey());
            patch(container, tree.getKey(), tree.getValue());
            members.add(new Pool.Member(container.id().value(), container.name()));
            map = map.with(
                    tree.getKey(),
                    Document.emptyObject()
                            .with("container_id", container.id().value())
                            .with("container_name", container.name()));
        }
        return Outcome.success(new Pool(members)
                .addTo(image.addTo(Document.emptyObject().with("result", "success")))
                .with("containers_map", map)
                .with("app_folder", appFolder));
    }

    private ContainerInfo made(String key) {
        String folder = key.equals(ORIGINAL) ? ORIGINAL : "volume_" + key;
        Path tree = TaskFolder.folder(files, context, folder);
        String name = "task_%s_volume_%s".formatted(context.claimed().taskId(), key);
        List<String> parameters = VolumePlaceholder.replaced(
                settings.parameters(),
                Map.of(
                        VolumePlaceholder.HOST_PATH,
                        tree.toString(),
                        VolumePlaceholder.APP_FOLDER,
                        appFolder,
                        VolumePlaceholder.CONTAINER_NAME,
                        name));
        List<String> all = new ArrayList<>(List.of("-v", tree + ":" + appFolder));
        all.addAll(parameters);
        RunPlan plan = RunPlan.of(all, image.called(), settings.env(), parts.policy(context.claimed()));
        RunPlan unnamed = new RunPlan(plan.options().without(RunOption.NAME), plan.command(), plan.level());
        return containers.started(
                name, ImageRef.of(image.info().id()), unnamed.kept().alive(), Lifetime.STEP);
    }

    /** Every tree is clean first; only the original stays so. */
    private void patch(ContainerInfo container, String key, @Nullable String patch) throws InterruptedException {
        git(container, key, "config", "--global", "--add", "safe.directory", appFolder);
        git(container, key, "status", "--short");
        git(container, key, "reset", "--hard", "HEAD");
        git(container, key, "checkout", "--", ".");
        git(container, key, "clean", "-fd");
        if (!key.equals(ORIGINAL)) {
            apply(container, key, settings.gradingSetupScript());
            apply(container, key, patch);
            apply(container, key, settings.heldOutTestFile());
        }
    }

    private void apply(ContainerInfo container, String key, @Nullable String patch) throws InterruptedException {
        if (patch == null
                || !(files.look(TaskFolder.of(context), patch) instanceof LocalFiles.Present present)
                || present.folder()) {
            return;
        }
        parts.engine().files().copyIn(container.id(), present.path(), "/tmp", CopyLimits.DEFAULT);
        String copied = "/tmp/" + present.path().getFileName();
        CommandResult applied = run(container, key + ": git apply " + patch, List.of("git", "apply", copied));
        if (applied.exitCode() != 0) {
            throw RefusedException.user("PATCH_FAILED", "%s: the patch %s does not apply".formatted(key, patch));
        }
    }

    /** A lock that a killed git left is no obstacle. */
    private void git(ContainerInfo container, String key, String... words) throws InterruptedException {
        run(container, key, List.of("rm", "-f", appFolder + "/.git/index.lock"));
        List<String> argv = new ArrayList<>(List.of("git"));
        argv.addAll(List.of(words));
        CommandResult result = run(container, key + ": " + String.join(" ", argv), argv);
        if (result.exitCode() != 0) {
            throw new RefusedException(new Failure(
                    FailureClass.USER,
                    "GIT_FAILED",
                    "%s: '%s' exited with status %d".formatted(key, String.join(" ", argv), result.exitCode()),
                    true,
                    Document.emptyObject()));
        }
    }

    private CommandResult run(ContainerInfo container, String label, List<String> argv) throws InterruptedException {
        var output = new ShellOutput(context, containers, MAX_LOGGED, 1);
        output.begin(label);
        CommandResult result =
                parts.engine().execs().run(container.id(), ExecSpec.of(argv).in(appFolder), output, context.stop());
        if (result.stopped()) {
            throw new RefusedException(StopFailure.of(label, context.stop()));
        }
        return result;
    }
}
