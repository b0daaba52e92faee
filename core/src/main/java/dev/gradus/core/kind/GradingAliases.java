package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Brings settings of the rubric kinds into their one form. task-sync names the solutions in four ways: as members {@code solution_1},
 * as keys of {@code assign_containers} or of {@code files}, as {@code assignments}. What it wrote back into settings is left out.
 */
final class GradingAliases {
    private static final Pattern NUMBERED = Pattern.compile("solution_?[1-9]\\d*");
    private static final Pattern SOLUTION = Pattern.compile("solution_?[1-9]\\d*\\.patch");
    private static final Set<String> BASELINES = Set.of("original", "golden", "golden.patch");
    private static final Set<String> OUTPUTS =
            Set.of("generated_by", "hash_last_run", "last_run", "results", "hash", "assignments", "assign_containers");
    private static final String SOLUTIONS = "solutions";
    private static final String FILES = "files";

    private GradingAliases() {}

    /** The settings in their one form; what is not understood stays as it is, for the check to refuse. */
    static Document canonical(Document settings, Set<String> outputs) {
        if (!settings.isObject()) {
            return settings;
        }
        Set<String> solutions = new LinkedHashSet<>(solutions(settings));
        Document one = settings;
        for (String member : settings.keys()) {
            if (NUMBERED.matcher(member).matches()) {
                one = one.without(member);
            }
        }
        one = Aliases.canonical(withoutRoles(withEnvironment(one)), outputs);
        for (String output : OUTPUTS) {
            one = one.without(output);
        }
        return withSolutions(one, solutions);
    }

    /** {@code hashes} by role, as {@code rubric_set} wrote them, track nothing that is not tracked anyway. */
    private static Document withoutRoles(Document settings) {
        return settings.member("hashes").filter(Document::isObject).isPresent() ? settings.without("hashes") : settings;
    }

    /** {@code environment: {docker, image_id, image_tag}} of {@code dynamic_rubric}. */
    private static Document withEnvironment(Document settings) {
        Document environment =
                settings.member("environment").filter(Document::isObject).orElse(null);
        if (environment == null) {
            return settings;
        }
        Document one = settings.without("environment");
        for (String image : List.of("image_id", "image_tag")) {
            Document named = environment.member(image).orElse(null);
            one = named == null || one.member(image).isPresent() ? one : one.with(image, named);
        }
        return one;
    }

    private static List<String> solutions(Document settings) {
        List<String> solutions = new ArrayList<>();
        settings.members().forEach((name, value) -> {
            if (NUMBERED.matcher(name).matches() && value.isString()) {
                solutions.add(value.text());
            }
        });
        settings.member("assign_containers").filter(Document::isObject).ifPresent(map -> solutions.addAll(map.keys()));
        settings.member("assignments")
                .filter(Document::isArray)
                .ifPresent(list -> list.items().stream()
                        .flatMap(item ->
                                item.isObject() ? item.member("patch").stream() : java.util.stream.Stream.empty())
                        .filter(Document::isString)
                        .forEach(patch -> solutions.add(patch.text())));
        solutions.removeIf(BASELINES::contains);
        return solutions;
    }

    private static Document withSolutions(Document settings, Set<String> named) {
        Set<String> solutions = new LinkedHashSet<>(named);
        List<Document> others = new ArrayList<>();
        List<Document> files = settings.member(FILES)
                .filter(Document::isArray)
                .map(Document::items)
                .orElse(List.of());
        for (Document file : files) {
            if (file.isString() && SOLUTION.matcher(file.text()).matches()) {
                solutions.add(file.text());
            } else if (!file.isString() || !BASELINES.contains(file.text())) {
                others.add(file);
            }
        }
        boolean listed = settings.member(SOLUTIONS).isPresent();
        Document one = files.isEmpty() ? settings : settings.with(FILES, Document.array(others));
        return listed || solutions.isEmpty()
                ? one
                : one.with(
                        SOLUTIONS,
                        Document.array(solutions.stream().map(Document::of).toList()));
    }
}
