package dev.gradus.cli;

import dev.gradus.cli.bench.Bench;
import dev.gradus.cli.bench.BenchLoad;
import dev.gradus.cli.bench.BenchPlan;
import dev.gradus.cli.bench.BenchSite;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gradus bench}. */
@Command(
        name = "bench",
        description = "Measure an installation on this database, in schemas of its own that are dropped at the end.",
        footer = {"", "Example: gradus bench --tasks 5000 --steps 1,3,10 --baseline"})
final class BenchCommand extends Verb {
    @Option(
            names = "--tasks",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Tasks of each round; ${DEFAULT-VALUE} by default.")
    private int tasks;

    @Option(
            names = "--steps",
            paramLabel = "K",
            split = ",",
            defaultValue = "1,3,10",
            description = "Steps of each task, a round for each number; ${DEFAULT-VALUE} by default.")
    private List<Integer> steps = List.of();

    @Option(
            names = "--workers",
            paramLabel = "W",
            defaultValue = "1",
            description = "Workers, each as if it were a process; ${DEFAULT-VALUE} by default.")
    private int workers;

    @Option(
            names = "--concurrency",
            paramLabel = "C",
            defaultValue = "16",
            description = "Steps that each executes at once; ${DEFAULT-VALUE} by default.")
    private int concurrency;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "tool",
            description = "What does nothing: tool, or instant for a kind that may be claimed ahead.")
    private BenchLoad.StepForm kind = BenchLoad.StepForm.TOOL;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "50",
            description = "Tasks a second while the time to the start is measured; 0 leaves it out.")
    private int rate;

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long starts and the idle installation are watched; 0 leaves the latter out.")
    private int watch;

    @Option(
            names = "--history",
            paramLabel = "SIZE",
            split = ",",
            description = "Also measure with so many finished steps in the tables, as in 10k,1m,10m.")
    private List<String> history = List.of();

    @Option(names = "--baseline", description = "Also run a reference in plain JDBC, and compare with it.")
    private boolean baseline;

    @Option(names = "--keep", description = "Leave the schemas behind.")
    private boolean keep;

    BenchCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute() throws InterruptedException {
        BenchPlan plan = new BenchPlan(
                new BenchLoad(tasks, steps, workers, concurrency, kind),
                rate,
                Duration.ofSeconds(watch),
                history.stream().map(BenchSizes::number).toList(),
                baseline,
                keep);
        BenchInterruption interruption = new BenchInterruption(session().err(spec()));
        try (BenchSite site = session().platform().benchSite(session().options());
                Bench bench = new Bench(site, plan, this::say)) {
            BenchTables.print(bench.run(), printer());
        } finally {
            interruption.over();
        }
        return ExitCode.OK;
    }
}
