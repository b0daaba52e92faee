package dev.gradus.core.kind;

import dev.gradus.core.data.BindingException;
import dev.gradus.core.data.Document;
import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.Criterion;
import dev.gradus.core.grading.CriterionResult;
import dev.gradus.core.grading.CriterionSettings;
import dev.gradus.core.grading.GradingRun;
import dev.gradus.core.grading.Target;
import dev.gradus.core.grading.Verdict;
import dev.gradus.core.port.LocalFiles;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.TaskFiles;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.ReuseMode;
import dev.gradus.core.step.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds one criterion against targets, each in a container of its own. The step completes whatever the verdicts are; a target whose
 * inputs have not changed keeps its verdict, unless the machinery had failed.
 */
final class RubricShellKind implements StepKind, Stoppable, Tracked, Canonical, Documented {
    static final String NAME = "rubric_shell";
    static final int VERSION = 1;

    private static final String INPUTS = "inputs";
    private static final Set<Verdict> UNKNOWN = Set.of(Verdict.INFRA_ERROR, Verdict.SKIPPED);

    private final Containerised parts;
    private final Images images;
    private final TrackedFiles tracked;
    private final LocalFiles files;
    private final TaskFiles texts;
    private final GradingDefaults defaults;

    RubricShellKind(Containerised parts, TrackedFiles tracked, StandardKinds.Host host) {
        this.parts = parts;
        this.images = new Images(parts);
        this.tracked = tracked;
        this.files = host.files();
        this.texts = host.texts();
        this.defaults = host.grading();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(
                false, false, "Holds one criterion against solutions, the original and the golden reference.");
    }

    @Override
    public Document canonical(Document settings) {
        return GradingAliases.canonical(settings, Set.of());
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        var check = new ContainerCheck();
        Document canonical = canonical(settings);
        if (!canonical.isObject()) {
            check.binds(canonical, GradingSettings.class);
            return check.faults();
        }
        if (check.binds(CriterionSettings.without(canonical), GradingSettings.class)) {
            CriterionSettings.without(canonical).as(GradingSettings.class).check(check);
        }
        checkCriterion(check, canonical);
        return check.faults();
    }

    private static void checkCriterion(ContainerCheck check, Document canonical) {
        try {
            CriterionSettings.read(canonical);
        } catch (BindingException refused) {
            refused.faults().forEach(fault -> check.add(fault.pointer(), fault.message()));
        } catch (IllegalArgumentException refused) {
            check.add("", String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public Inputs inputs(StepContext context) {
        return parts.inputs(() -> {
            Grading grading = grading(context);
            Fingerprint fingerprint = Fingerprint.of(NAME, VERSION)
                    .withSettings(grading.inputs())
                    .withFiles(grading.material().digests())
                    .with("image", grading.imageId());
            return tracked.addTo(fingerprint, grading.settings().files(), context);
        });
    }

    @Override
    public Optional<String> lapsed(StepContext context, Document results) {
        return parts.lapsed(() -> {
            Grading grading = grading(context);
            List<Target> due = due(grading, context, results);
            return due.isEmpty()
                    ? Optional.empty()
                    : Optional.of("there is no verdict yet, or another is wanted, on %s".formatted(due));
        });
    }

    @Override
    public boolean confirmGone(Document memo) throws InterruptedException {
        return StepContainers.confirmGone(parts.engine(), memo);
    }

    @Override
    public Outcome execute(StepContext context) throws InterruptedException {
        return parts.work(context, () -> graded(grading(context), context));
    }

    private Grading grading(StepContext context) {
        List<SettingsFault> faults = check(context.settings());
        if (!faults.isEmpty()) {
            throw RefusedException.user("INVALID_SETTINGS", faults.get(0).message());
        }
        Document canonical = canonical(context.settings());
        Criterion criterion = CriterionSettings.read(canonical);
        GradingSettings settings = CriterionSettings.without(canonical).as(GradingSettings.class);
        ImageWish wish = Images.meant(settings.imageId(), settings.imageTag(), context);
        Optional<Images.Found> image = images.find(wish);
        return new Grading(
                criterion,
                settings,
                settings.over(defaults),
                GradingSettings.inputs(canonical),
                GradingMaterial.of(settings, context, files, texts),
                image.orElse(null),
                image.isPresent() ? "" : "the engine has no image " + wish,
                appFolder(settings, context));
    }

    private static String appFolder(GradingSettings settings, StepContext context) {
        String own = settings.appFolder();
        return own != null
                ? own
                : Objects.requireNonNullElse(
                        TaskDefaults.of(context.claimed().task()).appFolder(), "/app");
    }

    private Outcome graded(Grading grading, StepContext context) throws InterruptedException {
        LastSuccess last = context.claimed().step().result().last();
        Document before = last == null ? Document.emptyObject() : last.results();
        Map<String, Cell> cells = new LinkedHashMap<>(kept(before));
        Map<String, String> inputs = new LinkedHashMap<>(keptInputs(before));
        Set<String> known = new TreeSet<>(
                grading.material().targets().stream().map(Target::key).toList());
        cells.keySet().retainAll(known);
        List<Target> due = due(grading, context, before);
        var containers = new StepContainers(parts.engine(), context);
        List<Target> done = new ArrayList<>();
        for (Target target : due) {
            Cell cell = cell(grading, target, containers, context);
            cells.put(target.key(), cell);
            inputs.put(target.key(), grading.inputs(target));
            done.add(target);
            context.print(
                    LogChunk.Source.GRADUS,
                    "%s: %s (%d of %d): %s\n"
                            .formatted(target, cell.verdict(), done.size(), due.size(), cell.reason()));
        }
        inputs.keySet().retainAll(cells.keySet());
        CriterionResult result =
                new CriterionResult(grading.criterion(), grading.manner().rules(), cells);
        return Outcome.success(
                result.addTo(Document.emptyObject().with("result", "success").with(INPUTS, Document.object(inputs))));
    }

    private Cell cell(Grading grading, Target target, StepContainers containers, StepContext context)
            throws InterruptedException {
        if (!grading.material().has(target)) {
            return Cell.skipped("the task's folder has no patch for " + target);
        }
        List<GradingRun> runs = new ArrayList<>();
        int wanted = GradingWish.of(context).runs();
        for (int run = 1; run <= wanted; run++) {
            context.print(LogChunk.Source.GRADUS, "[%s]\n".formatted(target));
            String name = StepContainers.name(context.claimed()) + "_"
                    + target.role().name().charAt(0) + target.number() + "_" + run;
            runs.add(new TargetRun(parts, context, containers, grading, target).run(name));
        }
        return Cell.of(runs);
    }

    /** The selected targets whose verdict is not known, or is to be found out again. */
    private List<Target> due(Grading grading, StepContext context, Document before) {
        GradingWish wish = GradingWish.of(context);
        Map<String, Cell> cells = kept(before);
        Map<String, String> inputs = keptInputs(before);
        boolean forced = wish.isForced() || isForced(grading, context.claimed().step());
        return grading.material().targets().stream()
                .filter(target -> wish.selects(target, grading.settings(), cells.get(target.key())))
                .filter(target -> forced
                        || !isKnown(cells.get(target.key()))
                        || !grading.inputs(target).equals(inputs.get(target.key())))
                .toList();
    }

    private static boolean isForced(Grading grading, Step step) {
        return step.progress().forced()
                || step.spec().policies().reuse() == ReuseMode.FORCE
                || grading.settings().isForced();
    }

    private static boolean isKnown(@Nullable Cell cell) {
        return cell != null && !UNKNOWN.contains(cell.verdict());
    }

    private static Map<String, Cell> kept(Document results) {
        return CriterionResult.in(results).map(CriterionResult::cells).orElse(Map.of());
    }

    private static Map<String, String> keptInputs(Document results) {
        Map<String, String> inputs = new LinkedHashMap<>();
        results.member(INPUTS).ifPresent(kept -> kept.members().forEach((key, value) -> inputs.put(key, value.text())));
        return inputs;
    }

    @Override
    public KindGuide guide() {
        return RubricGuide.shell();
    }
}
