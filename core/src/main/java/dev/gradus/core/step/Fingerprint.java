package dev.gradus.core.step;

import dev.gradus.core.data.Document;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a step's result depends on, each input by its name: {@code kind}, {@code settings/image_tag}, {@code files/app/main.go},
 * {@code image}, {@code env/CI}. Values are digests, ids or versions, so that comparing two fingerprints says which inputs
 * changed and no input is told. Bounded: above {@value #MAX_FILES} files whole folders stand for what is in them. Immutable.
 *
 * @param inputs by name, sorted
 */
public record Fingerprint(Map<String, String> inputs) {
    /** Files that are kept one by one. */
    static final int MAX_FILES = 1_000;

    private static final String FILES = "files/";

    public Fingerprint {
        inputs = Collections.unmodifiableSortedMap(folded(new TreeMap<>(inputs)));
    }

    /** The fingerprint of a kind at a version, which changes when the same inputs would lead to something else. */
    public static Fingerprint of(String kind, int version) {
        return new Fingerprint(Map.of("kind", kind + "@" + version));
    }

    /** With another input; a value that is no digest must not be secret. */
    public Fingerprint with(String name, String value) {
        Map<String, String> more = new TreeMap<>(inputs);
        more.put(name, value);
        return new Fingerprint(more);
    }

    /** With settings, each member by its own name. */
    public Fingerprint withSettings(Document settings) {
        if (!settings.isObject()) {
            return with("settings", settings.sha256Hex());
        }
        Map<String, String> more = new TreeMap<>(inputs);
        settings.members().forEach((name, value) -> more.put("settings/" + name, value.sha256Hex()));
        return new Fingerprint(more);
    }

    /** With the contents of files, SHA-256 by path. */
    public Fingerprint withFiles(Map<String, String> digests) {
        Map<String, String> more = new TreeMap<>(inputs);
        digests.forEach((path, digest) -> more.put(FILES + path, digest));
        return new Fingerprint(more);
    }

    /** With the values of variables, of which only digests are kept. */
    public Fingerprint withEnvironment(Map<String, String> variables) {
        Map<String, String> more = new TreeMap<>(inputs);
        variables.forEach((name, value) -> more.put(
                "env/" + name,
                Document.emptyObject().with(name, Document.ofForeignText(value)).sha256Hex()));
        return new Fingerprint(more);
    }

    /** SHA-256 over the canonical form: equal exactly when no input differs. */
    public String sha256() {
        return Document.object(inputs).sha256Hex();
    }

    /** The inputs that are new, gone or different compared with another fingerprint, sorted. */
    public List<String> changedSince(Fingerprint other) {
        TreeSet<String> names = new TreeSet<>(inputs.keySet());
        names.addAll(other.inputs.keySet());
        names.removeIf(name -> Objects.equals(inputs.get(name), other.inputs.get(name)));
        return List.copyOf(names);
    }

    /** Where there are too many files, folders stand for what is in them: the deepest that make them few enough. */
    private static SortedMap<String, String> folded(SortedMap<String, String> inputs) {
        SortedMap<String, String> files = new TreeMap<>(inputs.subMap(FILES, FILES + Character.MAX_VALUE));
        if (files.size() <= MAX_FILES) {
            return inputs;
        }
        SortedMap<String, String> all = new TreeMap<>(inputs);
        all.keySet().removeAll(files.keySet());
        int depth = files.keySet().stream().mapToInt(Fingerprint::depth).max().orElse(1);
        while (depth > 1 && foldersAt(files, depth) > MAX_FILES) {
            depth--;
        }
        all.putAll(foldedAt(files, depth));
        return all;
    }

    private static long foldersAt(SortedMap<String, String> files, int depth) {
        return files.keySet().stream().map(name -> cut(name, depth)).distinct().count();
    }

    private static SortedMap<String, String> foldedAt(SortedMap<String, String> files, int depth) {
        SortedMap<String, SortedMap<String, String>> groups = new TreeMap<>();
        files.forEach((name, digest) ->
                groups.computeIfAbsent(cut(name, depth), any -> new TreeMap<>()).put(name, digest));
        SortedMap<String, String> folded = new TreeMap<>();
        groups.forEach((name, within) -> folded.put(
                name, within.getOrDefault(name, Document.object(within).sha256Hex())));
        return folded;
    }

    private static int depth(String name) {
        return (int) name.chars().filter(unit -> unit == '/').count();
    }

    /** The name up to its slash of this number, the name itself when it has fewer. */
    private static String cut(String name, int slashes) {
        int end = -1;
        for (int i = 0; i < slashes; i++) {
            end = name.indexOf('/', end + 1);
            if (end < 0) {
                return name;
            }
        }
        return name.substring(0, end + 1);
    }
}
