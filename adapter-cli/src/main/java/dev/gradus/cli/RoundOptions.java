package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a standing task's steps are run, by task run and run-steps. picocli fills it in. */
final class RoundOptions {
    @Option(
            names = "--parallel",
            paramLabel = "N",
            description =
                    "Run up to N steps at a time, not one after the other; generated steps always run in parallel.")
    private int parallel = 1;

    @Option(names = "--force", description = "Execute steps even where nothing they depend on has changed.")
    private boolean force;

    @Mixin
    private GradingOptions grading = new GradingOptions();

    /**
     * With --force: has the steps executed whatever is known of them; asks what is asked of them. Those that have ended are
     * executed in a new round.
     */
    void force(Document task, @Nullable String why, Backend backend) {
        boolean wanted = force || grading.asked().size() > 0;
        order(List.of(), why).begin(Cells.text(task, "id"), wanted && Run.isOver(task), backend);
    }

    /** Prints what a run would do to the steps, or to the chosen ones. */
    ExitCode rehearse(List<String> tasks, List<String> steps, Backend backend, Verb verb) {
        verb.say("a run of %d task(s) would do this:".formatted(tasks.size()));
        List<Document> found = tasks.stream()
                .flatMap(task -> backend.steps().preview(task, force).stream())
                .filter(step -> steps.isEmpty() || steps.contains(Cells.text(step, "key")))
                .toList();
        verb.printer().list(found, Listing.PREVIEW);
        return ExitCode.OK;
    }

    /** Begins a round unless one is under way, and stays with the task to its end. */
    Document run(Document task, List<String> steps, @Nullable String why, Backend backend, Verb verb) {
        if (parallel < 1) {
            throw new CoreException(ErrorCode.USAGE, "--parallel must be at least 1, was " + parallel);
        }
        String id = Cells.text(task, "id");
        boolean again = Run.isOver(task) && Cells.text(task, "definition").isEmpty();
        if (again || !steps.isEmpty()) {
            order(steps, why).begin(id, true, backend);
        } else {
            force(task, why, backend);
        }
        return order(steps, why).seenThrough(id, backend, verb);
    }

    private RoundOrder order(List<String> steps, @Nullable String why) {
        return new RoundOrder(steps, force, grading.asked(), parallel, why);
    }
}
