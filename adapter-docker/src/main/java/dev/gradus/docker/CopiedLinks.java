package dev.gradus.docker;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The links among copied files. A link may lead only to what was copied with it: each is followed by hand, part by part and
 * through the others, and one that leaves the folder on its way is not made.
 *
 * @param root the folder
 * @param links where each is and where it leads
 */
record CopiedLinks(Path root, Map<Path, String> links) {
    private static final int MAX_STEPS = 1_000;

    /** Makes those that stay inside, and tells the others. */
    List<Path> make() throws IOException {
        Set<Path> outside = new HashSet<>();
        boolean found = true;
        // A link that is not made changes where others lead: nowhere, so that they may stay.
        while (found) {
            found = false;
            for (Path link : links.keySet()) {
                if (!outside.contains(link) && leadsOut(link)) {
                    found = outside.add(link);
                }
            }
        }
        List<Path> left = new ArrayList<>(outside);
        for (Map.Entry<Path, String> link : links.entrySet()) {
            if (!outside.contains(link.getKey()) && !make(link.getKey(), link.getValue())) {
                left.add(link.getKey());
            }
        }
        return left;
    }

    private boolean leadsOut(Path link) {
        Path at = root;
        List<String> parts = new ArrayList<>(parts(root.relativize(link).toString()));
        int steps = 0;
        while (!parts.isEmpty()) {
            String part = parts.remove(0);
            if (part.equals("..")) {
                if (at.equals(root)) {
                    return true;
                }
                at = requireNonNull(at.getParent());
                continue;
            }
            at = at.resolve(part);
            String leads = links.get(at);
            if (leads != null) {
                if (leads.startsWith("/") || ++steps > MAX_STEPS) {
                    return true;
                }
                parts.addAll(0, parts(leads));
                at = requireNonNull(at.getParent());
            }
        }
        return false;
    }

    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static boolean make(Path link, String leads) throws IOException {
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            Files.createSymbolicLink(link, Path.of(leads));
            return true;
        } catch (InvalidPathException odd) {
            return false;
        }
    }
}
