package dev.gradus.cli;

import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** All commands: the entry point of this package. */
public final class CommandTree {
    private final Session session;
    private final GlobalOptions options = new GlobalOptions();
    private final Personality personality;
    private final Platform platform;
    private final MeantWords meant;

    private CommandTree(Platform platform, Personality personality, MeantWords meant) {
        this.platform = platform;
        this.personality = personality;
        this.meant = meant;
        this.session = new Session(platform, options, personality);
    }

    /** All commands over a platform. */
    public static CommandLine of(Platform platform, Personality personality) {
        return new CommandTree(platform, personality, MeantWords.all()).build();
    }

    /**
     * The commands that a command line may mean: making all of them takes most of the time of a short one. Arguments that make
     * no sense to these are left to all of them, whose complaint then knows every command.
     */
    public static CommandLine of(Platform platform, Personality personality, String... arguments) {
        CommandLine likely = new CommandTree(platform, personality, MeantWords.of(arguments)).build();
        try {
            likely.parseArgs(arguments);
            return likely;
        } catch (ParameterException nonsense) {
            return of(platform, personality);
        }
    }

    private CommandLine build() {
        CommandLine root = new CommandLine(new RootCommand(options));
        root.setCommandName(personality.word());
        var commands = new Branches(meant);
        addServices(commands);
        addDefinitions(commands);
        commands.add("task", () -> group("task", tasks(), "Look after tasks.", "list --state failed"));
        commands.add("step", () -> group("step", steps(), "Look after single steps.", "list 7"));
        addDaily(commands);
        addFlows(commands);
        commands.add("doctor", () -> new DoctorCommand(session));
        commands.add("setup", () -> new SetupCommand(session));
        commands.add("bench", () -> new BenchCommand(session));
        commands.add("completion", () -> new CompletionCommand(session));
        commands.add("version", () -> new VersionCommand(session));
        commands.growOn(root);
        finish(root);
        return root;
    }

    private void addServices(Branches commands) {
        commands.add("serve", () -> new ServeCommand(session));
        commands.add("worker", () -> {
            var worker = new CommandLine(new WorkerCommand(session));
            new Branches(meant)
                    .add("list", () -> new WorkerListCommand(session))
                    .growOn(worker, "worker");
            return worker;
        });
        commands.add("migrate", () -> group("migrate", schema(), "Look after the database's schema.", "status"));
    }

    private Branches schema() {
        return new Branches(meant)
                .add("up", () -> new MigrateUpCommand(session))
                .add("status", () -> new MigrateStatusCommand(session))
                .add("print", () -> new MigratePrintCommand(session))
                .add("down", () -> new MigrateDownCommand(session))
                .add("reset", () -> new MigrateResetCommand(session));
    }

    private void addDefinitions(Branches commands) {
        boolean taskonaut = personality == Personality.TASKONAUT;
        commands.add("validate", () -> taskonaut ? new ValidateFlowCommand(session) : new ValidateCommand(session));
        commands.add("plan", () -> new PlanCommand(session));
        commands.add("run", () -> taskonaut ? new RunFlowInputCommand(session) : new RunCommand(session));
        commands.add("definition", () -> group("definition", definitions(), "Look after definitions.", "list"));
    }

    private Branches definitions() {
        return new Branches(meant)
                .add("list", () -> new DefinitionListCommand(session))
                .add("get", () -> new DefinitionGetCommand(session))
                .add("register", () -> new DefinitionRegisterCommand(session));
    }

    private Branches tasks() {
        return new Branches(meant)
                .add("create", () -> new TaskCreateCommand(session))
                .add("list", () -> new TaskListCommand(session))
                .add("get", () -> new TaskGetCommand(session))
                .add("info", () -> new TaskInfoCommand(session))
                .add("edit", () -> new TaskEditCommand(session))
                .add("delete", () -> new TaskDeleteCommand(session))
                .add("advance", () -> action(TaskAction.ADVANCE, "Make exactly one transition of manual tasks."))
                .add("run", () -> new TaskRunCommand(session))
                .add("cancel", () -> new TaskCancelCommand(session))
                .add("pause", () -> action(TaskAction.PAUSE, "Let running attempts finish and claim nothing new."))
                .add("resume", () -> action(TaskAction.RESUME, "Let paused tasks go on."))
                .add("retry", () -> new TaskRetryCommand(session))
                .add("rerun", () -> new TaskRerunCommand(session))
                .add("repin", () -> new TaskRepinCommand(session))
                .add("reset-containers", () -> new TaskResetContainersCommand(session))
                .add("events", () -> new TaskEventsCommand(session))
                .add("verify", () -> new TaskVerifyCommand(session))
                .add("export", () -> new TaskExportCommand(session));
    }

    private Branches steps() {
        return new Branches(meant)
                .add("create", () -> new StepCreateCommand(session))
                .add("list", () -> new StepListCommand(session))
                .add("get", () -> new StepGetCommand(session))
                .add("info", () -> new StepInfoCommand(session))
                .add("tree", () -> new StepTreeCommand(session))
                .add("run", () -> new StepRunCommand(session))
                .add("activate", () -> action("activate", StepAction.RUN, "Let a worker run steps of manual tasks."))
                .add("edit", () -> new StepEditCommand(session))
                .add("copy", () -> new StepCopyCommand(session))
                .add("delete", () -> new StepDeleteCommand(session))
                .add("skip", () -> action("skip", StepAction.SKIP, "Do not run steps in this round."))
                .add("attempts", () -> new StepAttemptsCommand(session))
                .add("cancel", () -> action("cancel", StepAction.CANCEL, "Stop steps."));
    }

    private void addDaily(Branches commands) {
        commands.add("run-steps", () -> new RunStepsCommand(session));
        commands.add("logs", () -> new LogsCommand(session));
        commands.add("explain", () -> new ExplainCommand(session));
        commands.add("tree", () -> new TreeCommand(session));
    }

    private void addFlows(Branches commands) {
        commands.add("run-flow", () -> new RunFlowCommand(session));
        commands.add("get-task", () -> new GetFlowTaskCommand(session));
        commands.add("show", () -> new GetFlowTaskCommand(session));
        commands.add("get-tasks", () -> new GetFlowTasksCommand(session));
        commands.add("advance-task", () -> new AdvanceFlowTaskCommand(session));
        commands.add("run-task", () -> new RunFlowTaskCommand(session));
        commands.add("run-graph", () -> new RunGraphCommand(session));
        commands.add("run-app", () -> new RunAppCommand(session));
        commands.add("metrics", () -> group("metrics", numbers(), "Print numbers.", "dump"));
    }

    private Branches numbers() {
        return new Branches(meant).add("dump", () -> new MetricsDumpCommand(session));
    }

    private static CommandLine group(String noun, Branches verbs, String description, String example) {
        CommandLine group = new CommandLine(new GroupCommand());
        describe(group, description, "gradus " + noun + " " + example);
        verbs.growOn(group, noun);
        return group;
    }

    private CommandLine action(TaskAction action, String description) {
        CommandLine line = new CommandLine(new TaskActionCommand(session, action));
        describe(line, description, "gradus task " + action.word() + " 7");
        return line;
    }

    private CommandLine action(String word, StepAction action, String description) {
        CommandLine line = new CommandLine(new StepActionCommand(session, action));
        describe(line, description, "gradus step " + word + " 7/build");
        return line;
    }

    private static void describe(CommandLine line, String description, String example) {
        line.getCommandSpec().usageMessage().description(description).footer("", "Example: " + example);
    }

    private void finish(CommandLine root) {
        Failures failures = new Failures(options);
        root.setExecutionExceptionHandler(failures);
        root.setParameterExceptionHandler(failures);
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setAbbreviatedOptionsAllowed(false);
        root.setColorScheme(new ColorScheme.Builder(platform.terminal().colour() ? Ansi.ON : Ansi.OFF).build());
        helpEverywhere(root);
    }

    /** Each command explains itself; an option that picocli would inherit from the root shows in no help but the root's. */
    private static void helpEverywhere(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        Set.copyOf(line.getSubcommands().values()).forEach(CommandTree::helpEverywhere);
    }
}
