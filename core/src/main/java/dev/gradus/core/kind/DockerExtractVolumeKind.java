package dev.gradus.core.kind;

import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.CopyLimits;
import dev.gradus.core.container.CopyReport;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.Lifetime;
import dev.gradus.core.container.RunOption;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.TaskFiles;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies the application's folder out of an image: into the folder {@code original} and a volume, and from {@code original} into a
 * work tree for each solution and the golden one. Nothing is started or installed, so that any platform's image will do.
 */
final class DockerExtractVolumeKind implements StepKind, Stoppable, Tracked, Canonical, Documented {
    private static final int VERSION = 1;
    private static final int MAX_SOLUTIONS = 64;
    private static final String ORIGINAL = "original";
    private static final String GOLDEN = "volume_golden";
    private static final CopyLimits LIMITS = new CopyLimits(1_000_000, 16L << 30);
    private static final Set<String> OUTPUTS = Set.of("volume_name");
    private static final SettingsForm<Settings> FORM =
            new SettingsForm<>(Settings.class, OUTPUTS, DockerExtractVolumeKind::check);

    private final Containerised parts;
    private final Images images;
    private final TrackedFiles tracked;
    private final TaskFiles files;

    DockerExtractVolumeKind(Containerised parts, TrackedFiles tracked, TaskFiles files) {
        this.parts = parts;
        this.images = new Images(parts);
        this.tracked = tracked;
        this.files = files;
    }

    /** The settings, in their one form. */
    record Settings(
            @Nullable String appFolder,
            @Nullable String imageTag,
            @Nullable String imageId,
            List<String> files,
            @Nullable Integer solutions,
            @Nullable Boolean force,
            @Nullable Boolean golden,
            @Nullable Boolean original) {
        /** Work trees for solutions. */
        int trees() {
            return Objects.requireNonNullElse(solutions, 4);
        }

        /** The folder in the image. */
        String folder(StepContext context) {
            String named = appFolder == null || appFolder.isBlank()
                    ? TaskDefaults.of(context.claimed().task()).appFolder()
                    : appFolder;
            if (named == null
                    || !named.startsWith("/")
                    || Path.of(named).normalize().getNameCount() == 0) {
                throw RefusedException.user(
                        "NO_APP_FOLDER",
                        "expected app_folder, an absolute path below the image's root, found " + named);
            }
            return named;
        }
    }

    @Override
    public String name() {
        return "docker_extract_volume";
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(
                false, false, "Copies the application's folder out of an image into work trees for solutions.");
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
        check.image(bound.imageId(), bound.imageTag()).files(bound.files());
        if (bound.trees() < 0 || bound.trees() > MAX_SOLUTIONS) {
            check.add("/solutions", "expected 0 to %d, found %d".formatted(MAX_SOLUTIONS, bound.trees()));
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
                    .with("app_folder", settings.folder(context))
                    .with("image", images.identity(settings.imageId(), settings.imageTag(), context));
            return tracked.addTo(fingerprint, settings.files(), context);
        }));
    }

    @Override
    public Optional<String> lapsed(StepContext context, Document results) {
        return parts.lapsed(() -> {
            Settings settings = FORM.bound(context.settings());
            if (isOn(settings.force()) || isOn(settings.golden()) || isOn(settings.original())) {
                return Optional.of("its settings force it");
            }
            Path folder = TaskFolder.of(context);
            return trees(settings).stream()
                    .filter(tree -> files.isEmpty(folder, tree))
                    .findFirst()
                    .map(tree -> "the folder " + tree + " is empty");
        });
    }

    @Override
    public boolean confirmGone(Document memo) throws InterruptedException {
        return StepContainers.confirmGone(parts.engine(), memo);
    }

    private static boolean isOn(@Nullable Boolean flag) {
        return flag != null && flag;
    }

    private static List<String> trees(Settings settings) {
        List<String> trees = new ArrayList<>(List.of(ORIGINAL));
        for (int i = 1; i <= settings.trees(); i++) {
            trees.add("volume_solution" + i);
        }
        trees.add(GOLDEN);
        return trees;
    }

    @Override
    public Outcome execute(StepContext context) throws InterruptedException {
        return parts.work(context, () -> extract(FORM.require(context.settings()), context));
    }

    private Outcome extract(Settings settings, StepContext context) throws InterruptedException {
        Path folder = TaskFolder.of(context);
        String appFolder = settings.folder(context);
        Images.Found image = images.require(Images.meant(settings.imageId(), settings.imageTag(), context), context);
        boolean imageChanged = context.claimed().step().result().last() != null && !isOn(settings.golden());
        boolean refresh = isOn(settings.force()) || isOn(settings.original()) || imageChanged;
        String volume = "volume_task_%s".formatted(context.claimed().taskId());
        parts.engine().volumes().create(volume, Containerised.owner(context.claimed(), Lifetime.STEP));
        if (refresh || files.isEmpty(folder, ORIGINAL)) {
            original(image, appFolder, volume, folder, context);
        }
        List<String> copied = copies(settings, folder, context);
        return Outcome.success(image.addTo(Document.emptyObject().with("result", "success"))
                .with("app_folder", appFolder)
                .with("volume_name", volume)
                .with("folders", copied));
    }

    /** A container that is made with an empty volume fills it with what the image has there. */
    private void original(Images.Found image, String appFolder, String volume, Path folder, StepContext context)
            throws InterruptedException {
        var containers = new StepContainers(parts.engine(), context);
        String name = "extract_vol_container_" + StepContainers.name(context.claimed());
        RunPlan plan = RunPlan.of(List.of(), image.called(), Map.of(), parts.policy(context.claimed()));
        RunPlan mounted =
                new RunPlan(plan.options().with(RunOption.VOLUME, volume + ":" + appFolder), List.of(), plan.level());
        ContainerInfo helper = containers.made(name, ImageRef.of(image.info().id()), mounted);
        try {
            files.clear(folder, ORIGINAL);
            Path target = files.makeFolder(folder, ORIGINAL);
            CopyReport report = parts.engine().files().copyOut(helper.id(), appFolder, target, LIMITS);
            context.print(
                    LogChunk.Source.GRADUS,
                    "copied %d files, %d KiB, from %s\n".formatted(report.files(), report.bytes() >> 10, appFolder));
        } finally {
            containers.end(helper.id(), name, Duration.ZERO);
        }
    }

    /** Solutions are always made equal to the original; the golden tree only when it is empty or asked for. */
    private List<String> copies(Settings settings, Path folder, StepContext context) {
        List<String> trees = trees(settings);
        for (String tree : trees.subList(1, trees.size())) {
            boolean kept = tree.equals(GOLDEN)
                    && !isOn(settings.golden())
                    && !isOn(settings.force())
                    && !files.isEmpty(folder, GOLDEN);
            if (!kept) {
                context.print(LogChunk.Source.GRADUS, "copying original to " + tree + "\n");
                copy(folder, tree);
            }
        }
        return trees;
    }

    private void copy(Path folder, String tree) {
        try {
            files.clear(folder, tree);
            files.copy(folder, ORIGINAL, tree);
        } catch (CoreException refused) {
            throw new RefusedException(TaskFolder.failure(refused));
        }
    }

    @Override
    public KindGuide guide() {
        return new KindGuide(
                List.of(
                        "{\"docker_extract_volume\": {\"app_folder\": \"/app\", \"triggers\": {\"files\": {\"Dockerfile\": \"\"}}}}"),
                List.of(
                        KindGuide.entry(
                                "app_folder", "the folder in the image, absolute; by default the task's `app_folder`"),
                        KindGuide.entry("image_tag", ContainerGuide.IMAGE_TAG),
                        KindGuide.entry("image_id", ContainerGuide.IMAGE_ID),
                        KindGuide.entry("files", ContainerGuide.FILES),
                        KindGuide.entry("solutions", "how many work trees `volume_solutionN`, 0 to 64; 4 by default"),
                        KindGuide.entry("force", "copies everything anew; `false` by default, as the next two"),
                        KindGuide.entry("original", "copies `original` out of the image anew"),
                        KindGuide.entry("golden", "makes `volume_golden` equal to `original` again")),
                List.of(
                        KindGuide.entry("app_folder", "the folder in the image"),
                        KindGuide.entry("volume_name", "the volume that holds the same, `volume_task_<task>`"),
                        KindGuide.entry("folders", "the folders below `local_path`"),
                        KindGuide.entry("image_id", "of the image"),
                        KindGuide.entry("image_tag", "its reference")),
                ContainerGuide.failures(
                        KindGuide.entry("NO_APP_FOLDER", "`user`: no folder is named, or the whole root"),
                        KindGuide.entry("NO_LOCAL_PATH", "`user`: the task has no folder"),
                        KindGuide.entry("LIMIT_EXCEEDED", "`user`: more than a million entries or 16 GiB")));
    }
}
