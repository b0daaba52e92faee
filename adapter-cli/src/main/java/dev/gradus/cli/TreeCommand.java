package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
                        + Listing.taskState(found));
        lines(Run.steps(found)).forEach(printer()::line);
        return ExitCode.OK;
    }

    static List<String> lines(List<Document> steps) {
        List<String> lines = new ArrayList<>();
        branch(steps, "", "", lines, new HashSet<>());
        return lines;
    }

    private static void branch(
            List<Document> steps, String parent, String indent, List<String> lines, Set<String> drawn) {
        List<Document> children =
                steps.stream().filter(step -> lastNeed(step).equals(parent)).toList();
        for (int i = 0; i < children.size(); i++) {
            Document child = children.get(i);
            String key = Cells.text(child, "key");
            boolean last = i == children.size() - 1;
            if (drawn.add(key)) {
                lines.add(indent + (last ? "└─ " : "├─ ") + shown(child));
                branch(steps, key, indent + (last ? "   " : "│  "), lines, drawn);
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
