package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gradus tree}: the graph as text, each step below the last of its needs. */
@Command(
        name = "tree",
        description = "Draw a task's steps as a tree of what needs what.",
        footer = {"", "Example: gradus tree 7"})
final class TreeCommand extends BackendVerb {
    @Parameters(paramLabel = "TASK", description = "Its number, UUID or name.")
    private String task = "";

    TreeCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document found = backend.tasks().get(task);
        if (!printer().isForPeople()) {
            printer().list(Run.steps(found), Listing.STEPS);
            return ExitCode.OK;
        }
        printer()
                .line("task " + Cells.text(found, "id") + " " + Cells.text(found, "name") + ": "
                        + RowNotes.taskState(found));
        lines(Run.steps(found), TreeCommand::shown).forEach(printer()::line);
        return ExitCode.OK;
    }

    /** The steps as a tree, each below the last of its needs and shown as its label says. */
    static List<String> lines(List<Document> steps, Function<Document, String> label) {
        List<String> lines = new ArrayList<>();
        branch(new Drawing(steps, label, new HashSet<>()), "", "", lines);
        return lines;
    }

    /** What is drawn, how, and what has been drawn. */
    private record Drawing(List<Document> steps, Function<Document, String> label, Set<String> drawn) {}

    private static void branch(Drawing drawing, String parent, String indent, List<String> lines) {
        List<Document> children = drawing.steps().stream()
                .filter(step -> lastNeed(step).equals(parent))
                .toList();
        for (int i = 0; i < children.size(); i++) {
            Document child = children.get(i);
            String key = Cells.text(child, "key");
            boolean last = i == children.size() - 1;
            if (drawing.drawn().add(key)) {
                lines.add(indent + (last ? "└─ " : "├─ ") + drawing.label().apply(child));
                branch(drawing, key, indent + (last ? "   " : "│  "), lines);
            }
        }
    }

    private static String shown(Document step) {
        List<Document> needs = step.at("needs").map(Document::items).orElse(List.of());
        return Cells.text(step, "key") + " " + Cells.text(step, "kind") + ": " + Cells.text(step, "state")
                + (needs.size() > 1 ? " (needs " + Cells.text(step, "needs") + ")" : "");
    }

    private static String lastNeed(Document step) {
        List<Document> needs = step.at("needs").map(Document::items).orElse(List.of());
        return needs.isEmpty() ? "" : needs.get(needs.size() - 1).text();
    }
}
