package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings settings of the container kinds into their one form: {@code parameters} for all names of options, {@code files} as a list
 * of paths for all ways of tracking files. What the seeds wrote back into settings is left out: it is in the step's results.
 */
final class Aliases {
    private static final List<String> PARAMETERS = List.of("parameters", "params", "docker_run_parameters");
    private static final List<String> TRACKED = List.of("files", "hashes");
    private static final String FILES = "files";

    private Aliases() {}

    /** The settings in their one form; what is not understood stays as it is, for the check to refuse. */
    static Document canonical(Document settings, Set<String> outputs) {
        if (!settings.isObject()) {
            return settings;
        }
        Document one = settings.without("depends_on");
        for (String output : outputs) {
            one = one.without(output);
        }
        return withFiles(withParameters(one));
    }

    private static Document withParameters(Document settings) {
        Document one = settings;
        for (String name : PARAMETERS) {
            Document given = settings.member(name).orElse(null);
            if (given != null && one.member(PARAMETERS.get(0)).isEmpty()) {
                one = one.with(PARAMETERS.get(0), given);
            }
            if (given != null
                    && !name.equals(PARAMETERS.get(0))
                    && given.equals(one.member(PARAMETERS.get(0)).orElse(null))) {
                one = one.without(name);
            }
        }
        return one;
    }

    private static Document withFiles(Document settings) {
        Set<Document> paths = new LinkedHashSet<>();
        Document one = settings;
        for (String name : TRACKED) {
            Document given = settings.member(name).orElse(null);
            if (given != null && addPaths(paths, given)) {
                one = one.without(name);
            }
        }
        Document triggered = settings.atPointer("/triggers/files").orElse(null);
        if (triggered != null && settings.member("triggers").orElseThrow().size() == 1 && addPaths(paths, triggered)) {
            one = one.without("triggers");
        }
        boolean named = settings.size() != one.size();
        return named ? one.with(FILES, Document.array(List.copyOf(paths))) : one;
    }

    /** Paths in a list, or as the names of members whose values are digests or nothing. */
    private static boolean addPaths(Set<Document> paths, Document given) {
        if (given.isArray()) {
            paths.addAll(given.items());
            return true;
        } else if (given.isObject()) {
            given.keys().forEach(path -> paths.add(Document.of(path.equals("Dockefile") ? "Dockerfile" : path)));
            return true;
        } else if (given.isString()) {
            paths.add(given);
            return true;
        }
        return false;
    }
}
