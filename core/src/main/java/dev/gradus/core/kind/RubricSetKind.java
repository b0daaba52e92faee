package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.grading.Criterion;
import dev.gradus.core.grading.CriterionSettings;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepBody;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepPlace;
import dev.gradus.core.step.StepPolicies;
import dev.gradus.core.step.StepRole;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Keeps one {@code rubric_shell} step under it for each criterion of a rubric. It reads the rubric each time: steps of unchanged
 * criteria are left alone, so that doing it again costs nothing.
 */
final class RubricSetKind implements StepKind, Canonical, Documented {
    private static final int MAX_READABLE = 60;
    private static final List<String> RUBRIC = List.of("file", "json_file", "rubrics", "md_file");
    private static final Predicate<String> READ_ANYWAY = Pattern.compile(
                    "held_out_tests?\\.patch|pre_patch\\.patch|rubrics\\.json|.*TASK_DATA\\.md")
            .asMatchPredicate();

    private final Name name;
    private final StandardKinds.Host host;

    RubricSetKind(Name name, StandardKinds.Host host) {
        this.name = name;
        this.host = host;
    }

    /** The two kinds, which differ in how task-sync wrote their settings. */
    enum Name {
        RUBRIC_SET("rubric_set", "Keeps a step for each criterion of a rubric."),
        DYNAMIC_RUBRIC("dynamic_rubric", "Keeps a step for each criterion of a rubric, as `rubric_set` does.");

        private final String word;
        private final String summary;

        Name(String word, String summary) {
            this.word = word;
            this.summary = summary;
        }
    }

    @Override
    public String name() {
        return name.word;
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(false, false, name.summary);
    }

    @Override
    public Document canonical(Document settings) {
        Document one = GradingAliases.canonical(settings, Set.of());
        if (!one.isObject()) {
            return one;
        }
        for (String member : RUBRIC) {
            Document given = one.member(member).orElse(null);
            Document file = given != null && given.isArray() && given.size() == 1
                    ? given.items().get(0)
                    : given;
            if (file != null && file.isString()) {
                one = one.without(member);
                one = one.member("file").isPresent() ? one : one.with("file", file);
            }
        }
        return withoutReadFiles(one);
    }

    /** Files that are read and hashed anyway are no further inputs of every criterion. */
    private static Document withoutReadFiles(Document settings) {
        Document files = settings.member("files").filter(Document::isArray).orElse(null);
        if (files == null) {
            return settings;
        }
        String rubric = settings.member("file").map(Document::text).orElse("");
        List<Document> others = files.items().stream()
                .filter(file -> !file.isString()
                        || !(READ_ANYWAY.test(file.text())
                                || file.text().equals(rubric)
                                || file.text().equals("file")))
                .toList();
        return others.isEmpty() ? settings.without("files") : settings.with("files", Document.array(others));
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        var check = new ContainerCheck();
        Document canonical = canonical(settings);
        boolean isObject = canonical.isObject();
        Document shared = isObject ? canonical.without("file") : canonical;
        if (check.binds(shared, GradingSettings.class)) {
            shared.as(GradingSettings.class).check(check);
        }
        Document file = isObject ? canonical.member("file").orElse(null) : null;
        if (file != null && !file.isString()) {
            check.add("/file", "expected the path of one rubric, found " + file);
        } else if (file != null) {
            check.files(List.of(file.text()));
        }
        return check.faults();
    }

    @Override
    public Outcome execute(StepContext context) {
        try {
            List<SettingsFault> faults = check(context.settings());
            if (!faults.isEmpty()) {
                throw RefusedException.user("INVALID_SETTINGS", faults.get(0).message());
            }
            return reconciled(canonical(context.settings()), context);
        } catch (RefusedException refused) {
            return Outcome.failure(refused.failure());
        }
    }

    private Outcome reconciled(Document canonical, StepContext context) {
        Document shared = canonical.without("file");
        GradingSettings settings = shared.as(GradingSettings.class);
        var source = new RubricSource(host, settings.over(host.grading()).markers());
        String named = canonical.member("file").map(Document::text).orElse(null);
        String file = source.file(named, context);
        RubricSource.Read read = source.read(file, context);
        Step parent = context.claimed().step();
        List<StepSpec> children = read.rubric().criteria().stream()
                .map(criterion -> child(parent, criterion, shared))
                .toList();
        Document results = Document.emptyObject()
                .with("result", "success")
                .with(RubricSource.RUBRIC_FILE, file)
                .with("sha256", read.sha256())
                .with("criteria", children.size());
        return new Outcome.Children(results, children);
    }

    private static StepSpec child(Step parent, Criterion criterion, Document shared) {
        Document settings = shared;
        for (Map.Entry<String, Document> member :
                CriterionSettings.write(criterion).members().entrySet()) {
            settings = settings.with(member.getKey(), member.getValue());
        }
        return new StepSpec(
                key(parent.key(), criterion.id()),
                "Rubric %d: %s".formatted(criterion.counter(), criterion.id()),
                new StepPlace(StepRole.WORK, parent.key()),
                new StepBody(RubricShellKind.NAME, settings, false),
                Set.of(parent.key()),
                policies(parent.spec().policies()),
                parent.spec().labels());
    }

    private static StepPolicies policies(StepPolicies own) {
        return new StepPolicies(When.SUCCESS, own.retry(), own.timeout(), own.priority(), Duration.ZERO, own.reuse());
    }

    /** From the criterion's id alone, so that a step stays the same when a rubric is put in another order. */
    private static StepKey key(StepKey parent, String id) {
        String readable = parent + "." + id;
        if (id.length() <= MAX_READABLE && StepKey.isValid(readable)) {
            return new StepKey(readable);
        }
        String digest = Utf8.sha256Hex(id).substring(0, 16);
        return new StepKey(Utf8.sha256Hex(parent.value()).substring(0, 8) + "." + digest);
    }

    @Override
    public KindGuide guide() {
        return RubricGuide.set(name.word);
    }
}
