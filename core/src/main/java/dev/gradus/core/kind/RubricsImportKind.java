package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.grading.Criterion;
import dev.gradus.core.grading.RubricFault;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a rubric and shows its criteria; whatever is malformed in it is told with its line, and nothing is passed over. */
final class RubricsImportKind implements StepKind, Tracked, Canonical, Documented {
    private static final int VERSION = 1;

    private final RubricSource source;
    private final TrackedFiles tracked;

    RubricsImportKind(StandardKinds.Host host, TrackedFiles tracked) {
        this.source = new RubricSource(host, host.grading().markers());
        this.tracked = tracked;
    }

    /** The settings, in their one form. */
    record Settings(
            @Nullable String jsonFile,
            @Nullable String mdFile,
            List<String> files,
            @Nullable Boolean force) {
        /** The file that is named, JSON first. */
        @Nullable
        String named() {
            return jsonFile == null ? mdFile : jsonFile;
        }
    }

    @Override
    public String name() {
        return "rubrics_import";
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(false, false, "Reads a rubric in JSON or Markdown and shows its criteria.");
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
            Settings bound = canonical.as(Settings.class);
            check.files(bound.files());
            Optional.ofNullable(bound.jsonFile()).ifPresent(file -> check.files(List.of(file)));
            Optional.ofNullable(bound.mdFile()).ifPresent(file -> check.files(List.of(file)));
        }
        return check.faults();
    }

    @Override
    public Inputs inputs(StepContext context) {
        try {
            Settings settings = settings(context);
            List<String> files = new ArrayList<>(settings.files());
            files.add(source.file(settings.named(), context));
            Fingerprint fingerprint = Fingerprint.of(name(), VERSION)
                    .withSettings(canonical(context.settings()).without("files").without("force"))
                    .with("markers", Document.ofRecord(source.markers()).sha256Hex());
            return tracked.addTo(fingerprint, files, context);
        } catch (RefusedException refused) {
            return Inputs.refused(refused.failure());
        }
    }

    @Override
    public Optional<String> lapsed(StepContext context, Document results) {
        return GradingSettings.isOn(settings(context).force()) ? Optional.of("force is set") : Optional.empty();
    }

    @Override
    public Outcome execute(StepContext context) {
        try {
            String file = source.file(settings(context).named(), context);
            return Outcome.success(shown(file, source.read(file, context)));
        } catch (RefusedException refused) {
            return Outcome.failure(refused.failure());
        }
    }

    private Settings settings(StepContext context) {
        List<SettingsFault> faults = check(context.settings());
        if (!faults.isEmpty()) {
            throw RefusedException.user("INVALID_SETTINGS", faults.get(0).message());
        }
        return canonical(context.settings()).as(Settings.class);
    }

    private static Document shown(String file, RubricSource.Read read) {
        List<Document> criteria =
                read.rubric().criteria().stream().map(RubricsImportKind::shown).toList();
        List<String> warnings =
                read.reading().faults().stream().map(RubricFault::toString).toList();
        return Document.emptyObject()
                .with("result", "success")
                .with(RubricSource.RUBRIC_FILE, file)
                .with("sha256", read.sha256())
                .with("criteria", criteria)
                .with("warnings", warnings);
    }

    private static Document shown(Criterion criterion) {
        return Document.emptyObject()
                .with("id", criterion.id())
                .with("counter", criterion.counter())
                .with("score", criterion.score())
                .with("required", criterion.required())
                .with("place", criterion.place().toString());
    }

    @Override
    public KindGuide guide() {
        return RubricGuide.rubricsImport();
    }
}
