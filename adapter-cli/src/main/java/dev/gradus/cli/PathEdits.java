package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.data.DottedPath;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** The options that change a document by paths, all or none of them. picocli fills them in. */
final class PathEdits {
    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Set this value: JSON, or else text; an empty one removes it.")
    private List<String> set = new ArrayList<>();

    @Option(
            names = {"--unset", "--remove-key"},
            paramLabel = "PATH",
            description = "Remove this value.")
    private List<String> unset = new ArrayList<>();

    /** One change: a value to set, or nothing to remove what is there. */
    private record Edit(DottedPath path, String value) {}

    void requireSome() {
        if (set.isEmpty() && unset.isEmpty()) {
            throw new CoreException(ErrorCode.USAGE, "nothing to change: --set PATH=VALUE or --unset PATH");
        }
    }

    /** Whether some path begins with this name. */
    boolean touches(String name) {
        return edits().stream().anyMatch(edit -> edit.path().segments().get(0).equals(name));
    }

    /** The document with every change, in the order given, values first. {@code placed} says where a path leads. */
    Document applied(Document document, UnaryOperator<DottedPath> placed) {
        try {
            Document changed = document;
            for (Edit edit : edits()) {
                DottedPath path = placed.apply(edit.path());
                changed = edit.value().isEmpty()
                        ? changed.withoutAt(path)
                        : changed.withAt(path, Pairs.value(edit.value()));
            }
            return changed;
        } catch (DocumentException e) {
            throw CoreException.invalidInput(e);
        }
    }

    private List<Edit> edits() {
        List<Edit> edits = new ArrayList<>();
        for (String assignment : set) {
            int split = assignment.indexOf('=');
            if (split < 1) {
                throw new CoreException(ErrorCode.USAGE, "--set needs PATH=VALUE, found '" + assignment + "'");
            }
            edits.add(new Edit(SettingsPath.parse(assignment.substring(0, split)), assignment.substring(split + 1)));
        }
        unset.forEach(path -> edits.add(new Edit(SettingsPath.parse(path), "")));
        return edits;
    }
}
