package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.LocalFiles;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a container over each work tree of a task, {@code original}, {@code golden} and one for each solution, and brings each tree
 * into its patched state with git.
 */
final class DockerVolumePoolKind implements StepKind, Stoppable, Tracked, Canonical, Documented {
    private static final int VERSION = 1;
    private static final int MAX_SOLUTIONS = 64;
    private static final List<String> SOLUTIONS =
            List.of("solution1.patch", "solution2.patch", "solution3.patch", "solution4.patch");
    private static final Set<String> OUTPUTS =
            Set.of("containers", "containers_map", "container_folder", "artifacts", "pool_size");
    private static final SettingsForm<Settings> FORM =
            new SettingsForm<>(Settings.class, OUTPUTS, DockerVolumePoolKind::check);

    private final Containerised parts;
    private final Images images;
    private final TrackedFiles tracked;
    private final LocalFiles files;

    DockerVolumePoolKind(Containerised parts, TrackedFiles tracked, LocalFiles files) {
        this.parts = parts;
        this.images = new Images(parts);
        this.tracked = tracked;
        this.files = files;
    }

    /** The settings, in their one form. */
    record Settings(
            @Nullable String imageTag,
            @Nullable String imageId,
            @Nullable String appFolder,
            List<String> solutions,
            List<String> parameters,
            List<String> files,
            @Nullable String heldOutTestFile,
            @Nullable String gradingSetupScript,
            @Nullable Boolean keepForever,
            @Nullable Boolean force,
            @Nullable Boolean golden,
            @Nullable Boolean original,
            Map<String, String> env) {

        /** The patches of solutions. */
        List<String> patches() {
            return solutions.isEmpty() ? SOLUTIONS : solutions;
        }

        boolean isForced() {
            return isOn(force) || isOn(golden) || isOn(original);
        }

        private static boolean isOn(@Nullable Boolean flag) {
            return flag != null && flag;
        }
    }

    @Override
    public String name() {
        return "docker_volume_pool";
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(
                false, false, "Keeps a container over each work tree and brings the trees into their patched states.");
    }

    @Override
    public Document canonical(Document settings) {
        return FORM.of(settings);
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        return FORM.faults(settings);
    }

    private static void check(Settings bound, ContainerCheck check) {
        check.image(bound.imageId(), bound.imageTag())
                .files(bound.files())
                .files(bound.patches())
                .run(VolumePlaceholder.replaced(bound.parameters(), Map.of()));
        if (bound.patches().size() > MAX_SOLUTIONS) {
            check.add("/solutions", "expected at most " + MAX_SOLUTIONS + " patches");
        }
    }

    @Override
    public Inputs inputs(StepContext context) {
        return parts.inputs(() -> FORM.inputs(context.settings(), (canonical, settings) -> {
            Fingerprint fingerprint = Fingerprint.of(name(), VERSION)
                    .withSettings(canonical
                            .without("files")
                            .without("force")
                            .without("golden")
                            .without("original"))
                    .with("image", images.identity(settings.imageId(), settings.imageTag(), context));
            return tracked.addTo(fingerprint, trackedPaths(settings, context), context);
        }));
    }

    /** What is named, and every patch that is there. */
    private List<String> trackedPaths(Settings settings, StepContext context) {
        Set<String> paths = new LinkedHashSet<>(settings.files());
        List<String> patches = new ArrayList<>(settings.patches());
        patches.add("golden.patch");
        for (String patch : new String[] {settings.heldOutTestFile(), settings.gradingSetupScript()}) {
            if (patch != null) {
                patches.add(patch);
            }
        }
        for (String patch : patches) {
            if (files.look(TaskFolder.of(context), patch) instanceof LocalFiles.Present) {
                paths.add(patch);
            }
        }
        return List.copyOf(paths);
    }

    @Override
    public Optional<String> lapsed(StepContext context, Document results) {
        return parts.lapsed(() -> {
            if (FORM.bound(context.settings()).isForced()) {
                return Optional.of("its settings force it");
            }
            return Pool.of(results).lapsed(parts.engine());
        });
    }

    @Override
    public boolean confirmGone(Document memo) throws InterruptedException {
        return StepContainers.confirmGone(parts.engine(), memo);
    }

    @Override
    public Outcome execute(StepContext context) throws InterruptedException {
        return parts.work(context, () -> {
            Settings settings = FORM.require(context.settings());
            Images.Found image =
                    images.require(Images.meant(settings.imageId(), settings.imageTag(), context), context);
            return new WorkTrees(parts, settings, context, image, files).outcome();
        });
    }

    @Override
    public KindGuide guide() {
        return new KindGuide(
                List.of(
                        "{\"docker_volume_pool\": {\"app_folder\": \"/app\", \"solutions\": [\"solution1.patch\", \"solution2.patch\"], \"held_out_test_file\": \"held_out_tests.patch\", \"triggers\": {\"files\": {\"solution1.patch\": \"\"}}}}"),
                List.of(
                        KindGuide.entry(
                                "solutions",
                                "patches, each with a work tree `volume_<name>`; `solution1.patch` to `solution4.patch` by default"),
                        KindGuide.entry(
                                "app_folder",
                                "where the tree is in its container; by default that of the step among the needs that extracted it, else the task's, else `/app`"),
                        KindGuide.entry("image_tag", ContainerGuide.IMAGE_TAG),
                        KindGuide.entry("image_id", ContainerGuide.IMAGE_ID),
                        KindGuide.entry(
                                "parameters",
                                ContainerGuide.PARAMETERS
                                        + "; `%%HOSTPATH%%`, `%%APP_FOLDER%%` and `%%CONTAINER_NAME%%` stand for those of the container"),
                        KindGuide.entry("grading_setup_script", "a patch that each tree but the original gets first"),
                        KindGuide.entry("held_out_test_file", "a patch that each tree but the original gets last"),
                        KindGuide.entry("files", ContainerGuide.FILES + "; patches always count"),
                        KindGuide.entry(
                                "keep_forever",
                                "accepted; the containers always go on, which needs a shell in the image"),
                        KindGuide.entry("force", "makes them anew; `false` by default, as `golden` and `original`"),
                        KindGuide.entry("env", "variables of the containers")),
                List.of(
                        KindGuide.entry("containers", "for each tree `container_id` and `container_name`"),
                        KindGuide.entry("containers_map", "the same by `original`, `golden`, `solution1`, …"),
                        KindGuide.entry("app_folder", "where the trees are"),
                        KindGuide.entry("image_id", "of their image")),
                ContainerGuide.failures(
                        KindGuide.entry("NO_FOLDER", "`user`: a work tree is missing; extract it first"),
                        KindGuide.entry("GIT_FAILED", "`user`, retryable: names the tree and the command"),
                        KindGuide.entry("PATCH_FAILED", "`user`: names the tree and the patch that does not apply")));
    }
}
