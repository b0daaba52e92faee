package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The three ways to write a list of paths. */
final class PathList {
    private static final String FILES = "files";

    private PathList() {}

    /** The paths of settings that have no fault, each once, in the order written. */
    static List<String> of(Document settings) {
        if (settings.isString()) {
            return List.of(settings.text());
        } else if (settings.isArray()) {
            return List.copyOf(new LinkedHashSet<>(
                    settings.items().stream().map(Document::text).toList()));
        }
        return List.copyOf(settings.member(FILES).orElseThrow().keys());
    }

    /** What is wrong with settings. */
    static List<SettingsFault> check(Document settings, int maxPaths) {
        var check = new SettingsCheck();
        if (settings.isString()) {
            checkPath(check, "", settings);
        } else if (settings.isArray()) {
            checkAll(check, "", numbered(settings), maxPaths);
        } else if (hasFiles(settings)) {
            Document files = settings.member(FILES).orElseThrow();
            checkAll(check, "/" + FILES, named(files), maxPaths);
        } else {
            check.add("", "WRONG_TYPE", "expected a path, a list of paths, or {files: {PATH: ANYTHING}}");
        }
        return check.faults();
    }

    private static boolean hasFiles(Document settings) {
        return settings.isObject()
                && settings.size() == 1
                && settings.member(FILES).filter(Document::isObject).isPresent();
    }

    private static Map<String, Document> numbered(Document paths) {
        Map<String, Document> items = new LinkedHashMap<>();
        for (Document path : paths.items()) {
            items.put(String.valueOf(items.size()), path);
        }
        return items;
    }

    private static Map<String, Document> named(Document files) {
        Map<String, Document> items = new LinkedHashMap<>();
        for (String path : new ArrayList<>(files.keys())) {
            items.put(path.replace("~", "~0").replace("/", "~1"), Document.of(path));
        }
        return items;
    }

    private static void checkAll(SettingsCheck check, String pointer, Map<String, Document> paths, int maxPaths) {
        if (paths.isEmpty()) {
            check.add(pointer, "INVALID_VALUE", "expected at least one path, found none");
        } else if (paths.size() > maxPaths) {
            check.add(pointer, "OUT_OF_RANGE", "expected at most " + maxPaths + " paths, found " + paths.size());
        }
        paths.forEach((place, path) -> checkPath(check, pointer + "/" + place, path));
    }

    private static void checkPath(SettingsCheck check, String pointer, Document path) {
        if (!path.isString()) {
            check.add(pointer, "WRONG_TYPE", "expected a path, found " + path);
        } else if (path.text().isBlank()) {
            check.add(pointer, "INVALID_VALUE", "expected a path, found nothing");
        } else if (path.text().equals("..") || path.text().startsWith("../")) {
            check.add(pointer, "PATH_OUTSIDE", "outside the task's local_path: " + path.text());
        }
    }
}
