package dev.gradus.core.kind;

import dev.gradus.core.container.ContainerExit;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.Lifetime;
import dev.gradus.core.container.RunOption;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.TaskFiles;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The early form of grading: each line of a tracked {@code …TASK_DATA.md} that reads {@code N [x] COMMAND} (required), {@code N [ ]
 * COMMAND} or {@code N COMMAND} runs in a new container of the image. The first required command that fails ends the step.
 */
final class DockerRubricsKind implements StepKind, Stoppable, Tracked, Canonical, Documented {
    private static final int VERSION = 1;
    private static final String RUBRIC = "TASK_DATA.md";
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_CRITERIA = 1_000;
    private static final Pattern LINE = Pattern.compile("\\s*(\\d+)\\s+(?:\\[([xX ])]\\s+)?(\\S.*)");
    private static final Set<String> OUTPUTS = Set.of("image_id");
    private static final SettingsForm<Settings> FORM =
            new SettingsForm<>(Settings.class, OUTPUTS, DockerRubricsKind::check);

    private final Containerised parts;
    private final Images images;
    private final TrackedFiles tracked;
    private final TaskFiles texts;

    DockerRubricsKind(Containerised parts, TrackedFiles tracked, TaskFiles texts) {
        this.parts = parts;
        this.images = new Images(parts);
        this.tracked = tracked;
        this.texts = texts;
    }

    /** The settings, in their one form. */
    record Settings(@Nullable String imageTag, List<String> files) {}

    /** A command of a rubric. */
    record Criterion(String number, boolean required, String command) {}

    @Override
    public String name() {
        return "docker_rubrics";
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(false, false, "Runs the commands of simple rubrics, each in a new container.");
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
        check.image(null, bound.imageTag()).files(bound.files());
    }

    @Override
    public Inputs inputs(StepContext context) {
        return parts.inputs(() -> FORM.inputs(context.settings(), (canonical, settings) -> {
            Fingerprint fingerprint = Fingerprint.of(name(), VERSION)
                    .withSettings(canonical.without("files"))
                    .with("image", images.identity(null, settings.imageTag(), context));
            return tracked.addTo(fingerprint, settings.files(), context);
        }));
    }

    @Override
    public Optional<String> lapsed(StepContext context, Document results) {
        return Optional.empty();
    }

    @Override
    public boolean confirmGone(Document memo) throws InterruptedException {
        return StepContainers.confirmGone(parts.engine(), memo);
    }

    @Override
    public Outcome execute(StepContext context) throws InterruptedException {
        return parts.work(context, () -> grade(FORM.require(context.settings()), context));
    }

    private Outcome grade(Settings settings, StepContext context) throws InterruptedException {
        Images.Found image = images.require(Images.meant(null, settings.imageTag(), context), context);
        List<Document> shown = new ArrayList<>();
        for (Criterion criterion : criteria(settings, context)) {
            Document result = run(criterion, image, context, shown.size());
            shown.add(result);
            boolean failed = result.member("exit_code").orElseThrow().intValue() != 0;
            if (failed && criterion.required()) {
                return Outcome.failure(new Failure(
                        FailureClass.USER,
                        "REQUIRED_FAILED",
                        "the required command %s failed: %s".formatted(criterion.number(), criterion.command()),
                        true,
                        Document.emptyObject().with("criteria", shown)));
            }
        }
        return Outcome.success(
                image.addTo(Document.emptyObject().with("result", "success")).with("criteria", shown));
    }

    private List<Criterion> criteria(Settings settings, StepContext context) {
        List<Criterion> criteria = new ArrayList<>();
        for (String file : settings.files()) {
            if (file.endsWith(RUBRIC)) {
                String text = texts.read(TaskFolder.of(context), file, MAX_BYTES);
                text.lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
                    boolean required = "x".equalsIgnoreCase(line.group(2));
                    criteria.add(new Criterion(line.group(1), required, line.group(3)));
                });
            }
        }
        if (criteria.size() > MAX_CRITERIA) {
            throw RefusedException.user(
                    "LIMIT_EXCEEDED",
                    "expected at most %d commands, found %d".formatted(MAX_CRITERIA, criteria.size()));
        }
        return criteria;
    }

    private Document run(Criterion criterion, Images.Found image, StepContext context, int index)
            throws InterruptedException {
        RunPlan plan = RunPlan.of(List.of(), image.called(), Map.of(), parts.policy(context.claimed()));
        RunPlan shell = new RunPlan(
                plan.options().with(RunOption.ENTRYPOINT, "sh"), List.of("-c", criterion.command()), plan.level());
        var containers = new StepContainers(parts.engine(), context);
        var output = new ContainerOutput(context);
        context.print(LogChunk.Source.GRADUS, "[%s] %s\n".formatted(criterion.number(), criterion.command()));
        String name = StepContainers.name(context.claimed()) + "_" + (index + 1);
        ContainerInfo container =
                containers.started(name, ImageRef.of(image.info().id()), shell, Lifetime.ATTEMPT);
        try {
            parts.engine().containers().follow(container.id(), output, context.stop());
            ContainerExit exit = parts.engine()
                    .containers()
                    .await(container.id(), context.stop())
                    .orElseThrow(() -> new RefusedException(StopFailure.of("the rubric", context.stop())));
            return output.addTo(Document.emptyObject()
                    .with("number", criterion.number())
                    .with("required", criterion.required())
                    .with("command", criterion.command())
                    .with("exit_code", exit.code()));
        } finally {
            containers.end(container.id(), name, Duration.ofSeconds(1));
        }
    }

    @Override
    public KindGuide guide() {
        return new KindGuide(
                List.of(
                        "{\"docker_rubrics\": {\"image_tag\": \"python-grader:latest\", \"files\": [\"submission/\"]}}",
                        "{\"docker_rubrics\": {\"image_tag\": \"grader-env:v2\", \"files\": [\"TASK_DATA.md\", \"tests/\"]}}"),
                List.of(
                        KindGuide.entry("image_tag", ContainerGuide.IMAGE_TAG),
                        KindGuide.entry(
                                "files", ContainerGuide.FILES + "; each that ends in `TASK_DATA.md` holds commands")),
                List.of(
                        KindGuide.entry(
                                "criteria",
                                "for each command `number`, `required`, `command`, `exit_code`, `stdout`, `stderr`"),
                        KindGuide.entry("image_id", "of the image"),
                        KindGuide.entry("image_tag", "its reference")),
                ContainerGuide.failures(
                        KindGuide.entry(
                                "REQUIRED_FAILED",
                                "`user`, retryable: names the command; the details are the results so far"),
                        KindGuide.entry("FILE_NOT_FOUND", "`user`, retryable: a path of `files` does not exist")));
    }
}
