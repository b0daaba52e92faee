package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.FailureClass;
import java.util.List;
import java.util.Set;

/** How a run stands, read from its task's JSON. */
final class Run {
    private static final Set<String> TERMINAL = Set.of("completed", "failed", "cancelled");
    private static final Set<String> PERSON = Set.of("approval", "input", "qa");
    private static final Set<String> MOVING = Set.of("ready", "running", "cancelling");

    private Run() {}

    static boolean isOver(Document task) {
        return TERMINAL.contains(Cells.text(task, "state"));
    }

    /** Whether nothing moves until a person does something. */
    static boolean waitsForPerson(Document task) {
        List<Document> steps = steps(task);
        boolean moving = steps.stream().anyMatch(step -> MOVING.contains(Cells.text(step, "state")));
        return !moving && !isOver(task) && (steps.stream().anyMatch(Run::needsPerson) || isPaused(task));
    }

    /** What a command that watched the run ends with. */
    static ExitCode exitCode(Document task) {
        return switch (Cells.text(task, "state")) {
            case "completed" -> ExitCode.OK;
            case "cancelled" -> ExitCode.CANCELLED;
            case "failed" -> codeOfFailure(Cells.text(task, "failure.class"));
            default -> waitsForPerson(task) ? ExitCode.WAITS_FOR_PERSON : ExitCode.LIMIT;
        };
    }

    static List<Document> steps(Document task) {
        return task.member("steps").map(Document::items).orElse(List.of());
    }

    /** What a failure of this class ends a command with. */
    static ExitCode codeOfFailure(String failureClass) {
        return failureClass.isEmpty() ? ExitCode.FAILED : ExitCode.of(FailureClass.ofWord(failureClass));
    }

    private static boolean needsPerson(Document step) {
        String state = Cells.text(step, "state");
        return state.equals("needs_qa")
                || state.equals("blocked")
                || (state.equals("waiting") && PERSON.contains(Cells.text(step, "waiting_for")));
    }

    private static boolean isPaused(Document task) {
        return task.at("paused").map(Document::bool).orElse(false);
    }
}
