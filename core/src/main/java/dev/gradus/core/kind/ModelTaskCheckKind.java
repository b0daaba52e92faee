package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.port.LocalFiles;
import dev.gradus.core.port.TaskFiles;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the prompt with which a model reviews a task, from its template and the task's texts. Calls no model. */
final class ModelTaskCheckKind implements StepKind, Tracked, Canonical, Documented {
    private static final int VERSION = 1;
    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_INLINED = 250 << 10;
    private static final String PROMPT = "{YOUR_TASK_PROMPT}";
    private static final String RUBRIC = "{YOUR_RUBRIC}";
    private static final String PATCH = "{held_out_test_patch}";
    private static final String PATCH_BLOCK = "<held_out_test_patch>" + PATCH + "</held_out_test_patch>";
    private static final String ATTACHED =
            "The held-out test patch is too large for this text and is attached as a file.";

    private final LocalFiles files;
    private final TaskFiles texts;
    private final TrackedFiles tracked;

    ModelTaskCheckKind(LocalFiles files, TaskFiles texts, TrackedFiles tracked) {
        this.files = files;
        this.texts = texts;
        this.tracked = tracked;
    }

    /** The settings, in their one form. */
    record Settings(
            String taskPrompt,
            String modelPromptSample,
            String generatedFile,
            @Nullable String taskExplanation,
            @Nullable String rubricsJson,
            @Nullable String heldOutTests,
            List<String> files,
            @Nullable Boolean force) {

        /** Everything that is read, and what else is tracked. */
        List<String> inputs() {
            List<String> inputs = new ArrayList<>(List.of(taskPrompt, modelPromptSample));
            for (String path : new String[] {taskExplanation, rubricsJson, heldOutTests}) {
                if (path != null && !path.isBlank()) {
                    inputs.add(path);
                }
            }
            inputs.addAll(files);
            return inputs;
        }
    }

    @Override
    public String name() {
        return "model_task_check";
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(false, false, "Writes the prompt with which a model reviews a task; calls no model.");
    }

    @Override
    public Document canonical(Document settings) {
        return Aliases.canonical(settings, Set.of());
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        var check = new ContainerCheck();
        Document canonical = canonical(settings);
        if (check.binds(canonical, Settings.class)) {
            check.files(canonical.as(Settings.class).inputs());
        }
        return check.faults();
    }

    @Override
    public Inputs inputs(StepContext context) {
        if (!check(context.settings()).isEmpty()) {
            return Inputs.untracked();
        }
        Document canonical = canonical(context.settings());
        Settings settings = canonical.as(Settings.class);
        Fingerprint fingerprint = Fingerprint.of(name(), VERSION)
                .withSettings(canonical.without("files").without("force"));
        return tracked.addTo(fingerprint, settings.inputs(), context);
    }

    @Override
    public Optional<String> lapsed(StepContext context, Document results) {
        Settings settings = canonical(context.settings()).as(Settings.class);
        if (settings.force() != null && settings.force()) {
            return Optional.of("its settings force it");
        }
        boolean there = files.look(TaskFolder.of(context), settings.generatedFile()) instanceof LocalFiles.Present;
        return there ? Optional.empty() : Optional.of("the file " + settings.generatedFile() + " is missing");
    }

    @Override
    public Outcome execute(StepContext context) {
        try {
            List<SettingsFault> faults = check(context.settings());
            if (!faults.isEmpty()) {
                throw RefusedException.user("INVALID_SETTINGS", faults.get(0).message());
            }
            return write(canonical(context.settings()).as(Settings.class), TaskFolder.of(context));
        } catch (RefusedException refused) {
            return Outcome.failure(refused.failure());
        } catch (CoreException refused) {
            return Outcome.failure(TaskFolder.failure(refused));
        }
    }

    private Outcome write(Settings settings, Path folder) {
        String template = text(folder, settings.modelPromptSample());
        String prompt = text(folder, settings.taskPrompt());
        String rubric = text(folder, settings.rubricsJson());
        String patch = text(folder, settings.heldOutTests());
        String filled = template.replace(PROMPT, prompt).replace(RUBRIC, rubric);
        String whole = filled.replace(PATCH, patch);
        boolean inlined = bytes(whole) <= MAX_INLINED;
        String written = inlined ? whole : filled.replace(PATCH_BLOCK, ATTACHED).replace(PATCH, ATTACHED);
        texts.write(folder, settings.generatedFile(), written);
        return Outcome.success(Document.emptyObject()
                .with("result", "success")
                .with("generated_file", settings.generatedFile())
                .with("bytes", bytes(written))
                .with("inlined", inlined));
    }

    private String text(Path folder, @Nullable String path) {
        String named = Objects.requireNonNullElse(path, "");
        return named.isBlank() ? "" : texts.read(folder, named, MAX_BYTES);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public KindGuide guide() {
        return new KindGuide(
                List.of(
                        "{\"model_task_check\": {\"task_prompt\": \"prompt.md\", \"model_prompt_sample\": \"sample.md\", \"rubrics_json\": \"rubrics.json\", \"held_out_tests\": \"held_out_tests.patch\", \"generated_file\": \"check.md\"}}"),
                List.of(
                        KindGuide.entry(
                                "model_prompt_sample",
                                "the template; `{YOUR_TASK_PROMPT}`, `{YOUR_RUBRIC}` and `{held_out_test_patch}` are filled"),
                        KindGuide.entry("task_prompt", "the file for `{YOUR_TASK_PROMPT}`"),
                        KindGuide.entry("rubrics_json", "the file for `{YOUR_RUBRIC}`; nothing by default"),
                        KindGuide.entry(
                                "held_out_tests",
                                "the file for `{held_out_test_patch}`; when all would exceed 250 KiB, a notice stands for it"),
                        KindGuide.entry("task_explanation", "a file that is only tracked"),
                        KindGuide.entry("files", ContainerGuide.FILES + "; the files above always are"),
                        KindGuide.entry("generated_file", "what is written, within `local_path`"),
                        KindGuide.entry("force", "writes it even when nothing changed; `false` by default")),
                List.of(
                        KindGuide.entry("generated_file", "what was written"),
                        KindGuide.entry("bytes", "its size"),
                        KindGuide.entry("inlined", "whether the held-out tests are in it")),
                List.of(
                        KindGuide.entry("FILE_NOT_FOUND", "`user`, retryable: an input does not exist"),
                        KindGuide.entry("FILE_UNREADABLE", "`user`: an input is too large or no text"),
                        KindGuide.entry("PATH_OUTSIDE", "`user`: a path leads out of `local_path`"),
                        KindGuide.entry("NO_LOCAL_PATH", "`user`: the task has no folder")));
    }
}
