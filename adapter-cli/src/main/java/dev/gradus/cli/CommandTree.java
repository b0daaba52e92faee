package dev.gradus.cli;

import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.OptionSpec;

/** All commands: the entry point of this package. */
public final class CommandTree {
    private final Session session;
    private final GlobalOptions options = new GlobalOptions();
    private final Personality personality;
    private final Platform platform;

    private CommandTree(Platform platform, Personality personality) {
        this.platform = platform;
        this.personality = personality;
        this.session = new Session(platform, options, personality);
    }

    /** The command line over a platform. */
    public static CommandLine of(Platform platform, Personality personality) {
        return new CommandTree(platform, personality).build();
    }

    private CommandLine build() {
        CommandLine root = new CommandLine(new RootCommand(options));
        root.setCommandName(personality.word());
        addServices(root);
        addDefinitions(root);
        root.addSubcommand("task", tasks());
        root.addSubcommand("step", steps());
        addDaily(root);
        addFlows(root);
        root.addSubcommand(new DoctorCommand(session));
        root.addSubcommand(new SetupCommand(session));
        root.addSubcommand(new BenchCommand(session));
        root.addSubcommand(new CompletionCommand(session));
        root.addSubcommand(new VersionCommand(session));
        finish(root);
        return root;
    }

    private void addServices(CommandLine root) {
        root.addSubcommand(new ServeCommand(session));
        root.addSubcommand(new CommandLine(new WorkerCommand(session)).addSubcommand(new WorkerListCommand(session)));
        root.addSubcommand(
                "migrate",
                group("Look after the database's schema.", "gradus migrate status")
                        .addSubcommand(new MigrateUpCommand(session))
                        .addSubcommand(new MigrateStatusCommand(session))
                        .addSubcommand(new MigratePrintCommand(session))
                        .addSubcommand(new MigrateDownCommand(session))
                        .addSubcommand(new MigrateResetCommand(session)));
    }

    private void addDefinitions(CommandLine root) {
        boolean taskonaut = personality == Personality.TASKONAUT;
        root.addSubcommand(taskonaut ? new ValidateFlowCommand(session) : new ValidateCommand(session));
        root.addSubcommand(new PlanCommand(session));
        root.addSubcommand(taskonaut ? new RunFlowInputCommand(session) : new RunCommand(session));
        root.addSubcommand(
                "definition",
                group("Look after definitions.", "gradus definition list")
                        .addSubcommand(new DefinitionListCommand(session))
                        .addSubcommand(new DefinitionGetCommand(session))
                        .addSubcommand(new DefinitionRegisterCommand(session)));
    }

    private CommandLine tasks() {
        return group("Look after tasks.", "gradus task list --state failed")
                .addSubcommand(new TaskCreateCommand(session))
                .addSubcommand(new TaskListCommand(session))
                .addSubcommand(new TaskGetCommand(session))
                .addSubcommand(new TaskInfoCommand(session))
                .addSubcommand(new TaskEditCommand(session))
                .addSubcommand(new TaskDeleteCommand(session))
                .addSubcommand("advance", action(TaskAction.ADVANCE, "Make exactly one transition of manual tasks."))
                .addSubcommand(new TaskRunCommand(session))
                .addSubcommand(new TaskCancelCommand(session))
                .addSubcommand("pause", action(TaskAction.PAUSE, "Let running attempts finish and claim nothing new."))
                .addSubcommand("resume", action(TaskAction.RESUME, "Let paused tasks go on."))
                .addSubcommand(new TaskRetryCommand(session))
                .addSubcommand(new TaskRerunCommand(session))
                .addSubcommand(new TaskRepinCommand(session))
                .addSubcommand(new TaskResetContainersCommand(session))
                .addSubcommand(new TaskEventsCommand(session))
                .addSubcommand(new TaskVerifyCommand(session))
                .addSubcommand(new TaskExportCommand(session));
    }

    private CommandLine steps() {
        return group("Look after single steps.", "gradus step list 7")
                .addSubcommand(new StepCreateCommand(session))
                .addSubcommand(new StepListCommand(session))
                .addSubcommand(new StepGetCommand(session))
                .addSubcommand(new StepInfoCommand(session))
                .addSubcommand(new StepTreeCommand(session))
                .addSubcommand(new StepRunCommand(session))
                .addSubcommand(
                        "activate", action("activate", StepAction.RUN, "Let a worker run steps of manual tasks."))
                .addSubcommand(new StepEditCommand(session))
                .addSubcommand(new StepCopyCommand(session))
                .addSubcommand(new StepDeleteCommand(session))
                .addSubcommand("skip", action("skip", StepAction.SKIP, "Do not run steps in this round."))
                .addSubcommand(new StepAttemptsCommand(session))
                .addSubcommand("cancel", action("cancel", StepAction.CANCEL, "Stop steps."));
    }

    private void addDaily(CommandLine root) {
        root.addSubcommand(new RunStepsCommand(session));
        root.addSubcommand(new LogsCommand(session));
        root.addSubcommand(new ExplainCommand(session));
        root.addSubcommand(new TreeCommand(session));
    }

    private void addFlows(CommandLine root) {
        root.addSubcommand(new RunFlowCommand(session));
        root.addSubcommand(new GetFlowTaskCommand(session));
        root.addSubcommand("show", new GetFlowTaskCommand(session));
        root.addSubcommand(new GetFlowTasksCommand(session));
        root.addSubcommand(new AdvanceFlowTaskCommand(session));
        root.addSubcommand(new RunFlowTaskCommand(session));
        root.addSubcommand(new RunGraphCommand(session));
        root.addSubcommand(new RunAppCommand(session));
        root.addSubcommand(
                "metrics",
                group("Print numbers.", "gradus metrics dump").addSubcommand(new MetricsDumpCommand(session)));
    }

    private static CommandLine group(String description, String example) {
        CommandLine group = new CommandLine(new GroupCommand());
        describe(group, description, example);
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
