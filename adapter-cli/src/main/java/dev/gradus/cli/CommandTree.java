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
        var commands = branches();
        addServices(commands);
        addDefinitions(commands);
        commands.add("task", () -> group("task", tasks(), "Look after tasks.", "list --state failed"));
        commands.add("step", () -> group("step", steps(), "Look after single steps.", "list 7"));
        commands.add(
                "schedule",
                () -> group(
                        "schedule",
                        schedules(),
                        "Have tasks made by themselves.",
                        "create nightly --cron '30 2 * * *'"));
        commands.add("approval", () -> group("approval", decisions(), "Decide about what waits for a person.", "list"));
        commands.add(
                "ledger",
                () -> group("ledger", entries(), "Look after the ledger of runs.", "list --status awaiting_approval"));
        commands.add("rubric", () -> group("rubric", rubrics(), "Look after rubrics.", "check rubrics.json"));
        commands.add("queue", () -> group("queue", queues(), "Look after named queues.", "limit deploys 3"));
        addDaily(commands);
        addFlows(commands);
        commands.add(
                "cleanup",
                () -> group("cleanup", cleanup(), "Take away what nobody wants any more.", "engine --dry-run"));
        commands.add("webhook", () -> group("webhook", webhooks(), "Tell others of events.", "list"));
        commands.add("prune", PruneCommand.class, PruneCommand::new);
        commands.add("doctor", DoctorCommand.class, DoctorCommand::new);
        commands.add("setup", SetupCommand.class, SetupCommand::new);
        commands.add("bench", BenchCommand.class, BenchCommand::new);
        commands.add("completion", CompletionCommand.class, CompletionCommand::new);
        commands.add("version", VersionCommand.class, VersionCommand::new);
        commands.growOn(root);
        finish(root);
        return root;
    }

    private void addServices(Branches commands) {
        commands.add("serve", ServeCommand.class, ServeCommand::new);
        commands.add("worker", () -> {
            var worker = new CommandLine(new WorkerCommand(session));
            branches()
                    .add("list", WorkerListCommand.class, WorkerListCommand::new)
                    .growOn(worker, "worker");
            return worker;
        });
        commands.add("migrate", () -> group("migrate", schema(), "Look after the database's schema.", "status"));
    }

    private Branches schema() {
        return branches()
                .add("up", MigrateUpCommand.class, MigrateUpCommand::new)
                .add("status", MigrateStatusCommand.class, MigrateStatusCommand::new)
                .add("print", MigratePrintCommand.class, MigratePrintCommand::new)
                .add("down", MigrateDownCommand.class, MigrateDownCommand::new)
                .add("reset", MigrateResetCommand.class, MigrateResetCommand::new);
    }

    private void addDefinitions(Branches commands) {
        if (personality == Personality.TASKONAUT) {
            commands.add("validate", ValidateFlowCommand.class, ValidateFlowCommand::new);
            commands.add("run", RunFlowInputCommand.class, RunFlowInputCommand::new);
        } else {
            commands.add("validate", ValidateCommand.class, ValidateCommand::new);
            commands.add("run", RunCommand.class, RunCommand::new);
        }
        commands.add("plan", PlanCommand.class, PlanCommand::new);
        commands.add("definition", () -> group("definition", definitions(), "Look after definitions.", "list"));
    }

    private Branches definitions() {
        return branches()
                .add("list", DefinitionListCommand.class, DefinitionListCommand::new)
                .add("get", DefinitionGetCommand.class, DefinitionGetCommand::new)
                .add("register", DefinitionRegisterCommand.class, DefinitionRegisterCommand::new);
    }

    private Branches tasks() {
        return branches()
                .add("create", TaskCreateCommand.class, TaskCreateCommand::new)
                .add("list", TaskListCommand.class, TaskListCommand::new)
                .add("get", TaskGetCommand.class, TaskGetCommand::new)
                .add("info", TaskInfoCommand.class, TaskInfoCommand::new)
                .add("edit", TaskEditCommand.class, TaskEditCommand::new)
                .add("delete", TaskDeleteCommand.class, TaskDeleteCommand::new)
                .add("advance", () -> action(TaskAction.ADVANCE, "Make exactly one transition of manual tasks."))
                .add("run", TaskRunCommand.class, TaskRunCommand::new)
                .add("cancel", TaskCancelCommand.class, TaskCancelCommand::new)
                .add("pause", () -> action(TaskAction.PAUSE, "Let running attempts finish and claim nothing new."))
                .add("resume", () -> action(TaskAction.RESUME, "Let paused tasks go on."))
                .add("retry", TaskRetryCommand.class, TaskRetryCommand::new)
                .add("rerun", TaskRerunCommand.class, TaskRerunCommand::new)
                .add("repin", TaskRepinCommand.class, TaskRepinCommand::new)
                .add("reset-containers", TaskResetContainersCommand.class, TaskResetContainersCommand::new)
                .add("report", ReportCommand.class, ReportCommand::new)
                .add("golden", TaskGoldenCommand.class, TaskGoldenCommand::new)
                .add("events", TaskEventsCommand.class, TaskEventsCommand::new)
                .add("verify", TaskVerifyCommand.class, TaskVerifyCommand::new)
                .add("export", TaskExportCommand.class, TaskExportCommand::new);
    }

    private Branches steps() {
        return branches()
                .add("create", StepCreateCommand.class, StepCreateCommand::new)
                .add("list", StepListCommand.class, StepListCommand::new)
                .add("get", StepGetCommand.class, StepGetCommand::new)
                .add("info", StepInfoCommand.class, StepInfoCommand::new)
                .add("tree", StepTreeCommand.class, StepTreeCommand::new)
                .add("run", StepRunCommand.class, StepRunCommand::new)
                .add("golden", StepGoldenCommand.class, StepGoldenCommand::new)
                .add("original", StepOriginalCommand.class, StepOriginalCommand::new)
                .add("activate", () -> action("activate", StepAction.RUN, "Let a worker run steps of manual tasks."))
                .add("edit", StepEditCommand.class, StepEditCommand::new)
                .add("copy", StepCopyCommand.class, StepCopyCommand::new)
                .add("delete", StepDeleteCommand.class, StepDeleteCommand::new)
                .add("cleanup-rubric-shells", StepCleanupCommand.class, StepCleanupCommand::new)
                .add("skip", () -> action("skip", StepAction.SKIP, "Do not run steps in this round."))
                .add("attempts", StepAttemptsCommand.class, StepAttemptsCommand::new)
                .add("cancel", () -> action("cancel", StepAction.CANCEL, "Stop steps."));
    }

    private Branches schedules() {
        return branches()
                .add("create", ScheduleCreateCommand.class, ScheduleCreateCommand::new)
                .add("list", ScheduleListCommand.class, ScheduleListCommand::new)
                .add("get", ScheduleGetCommand.class, ScheduleGetCommand::new)
                .add("next", ScheduleNextCommand.class, ScheduleNextCommand::new)
                .add("pause", () -> action(ScheduleAction.PAUSE, "Let the times of schedules pass unused."))
                .add("resume", () -> action(ScheduleAction.RESUME, "Let schedules go on from their next times."))
                .add("trigger", () -> action(ScheduleAction.TRIGGER, "Run schedules now, whatever their times."))
                .add("backfill", ScheduleBackfillCommand.class, ScheduleBackfillCommand::new)
                .add("delete", ScheduleDeleteCommand.class, ScheduleDeleteCommand::new);
    }

    private Branches decisions() {
        return branches()
                .add("list", ApprovalListCommand.class, ApprovalListCommand::new)
                .add("show", ApprovalShowCommand.class, ApprovalShowCommand::new)
                .add("approve", () -> verdict("approve", "Let steps begin, or accept them.", true))
                .add("reject", () -> verdict("reject", "Refuse steps, which thereby fail.", false))
                .add("push-back", ApprovalPushBackCommand.class, ApprovalPushBackCommand::new);
    }

    private Branches entries() {
        return branches()
                .add("add", LedgerAddCommand.class, LedgerAddCommand::new)
                .add("set", LedgerSetCommand.class, LedgerSetCommand::new)
                .add("list", LedgerListCommand.class, LedgerListCommand::new)
                .add("export", LedgerExportCommand.class, LedgerExportCommand::new)
                .add("prune", LedgerPruneCommand.class, LedgerPruneCommand::new);
    }

    private Branches cleanup() {
        return branches()
                .add("engine", CleanupEngineCommand.class, CleanupEngineCommand::new)
                .add("legacy-results", CleanupLegacyResultsCommand.class, CleanupLegacyResultsCommand::new);
    }

    private Branches rubrics() {
        return branches().add("check", RubricCheckCommand.class, RubricCheckCommand::new);
    }

    private Branches webhooks() {
        return branches()
                .add("create", WebhookCreateCommand.class, WebhookCreateCommand::new)
                .add("list", WebhookListCommand.class, WebhookListCommand::new)
                .add("get", WebhookGetCommand.class, WebhookGetCommand::new)
                .add("edit", WebhookEditCommand.class, WebhookEditCommand::new)
                .add("pause", () -> webhook("pause", "Let deliveries gather until it is resumed."))
                .add(
                        "resume",
                        () -> webhook("resume", "Send again, also after the subscription was paused or disabled."))
                .add("disable", () -> webhook("disable", "Make no deliveries until it is resumed."))
                .add("rotate", WebhookRotateCommand.class, WebhookRotateCommand::new)
                .add("ping", WebhookPingCommand.class, WebhookPingCommand::new)
                .add("delete", WebhookDeleteCommand.class, WebhookDeleteCommand::new)
                .add("deliveries", WebhookDeliveriesCommand.class, WebhookDeliveriesCommand::new)
                .add("redeliver", WebhookRedeliverCommand.class, WebhookRedeliverCommand::new);
    }

    private CommandLine webhook(String action, String description) {
        CommandLine line = new CommandLine(new WebhookActionCommand(session, action));
        describe(line, description, "gradus webhook " + action + " ci");
        return line;
    }

    private Branches queues() {
        return branches()
                .add("list", QueueListCommand.class, QueueListCommand::new)
                .add("pause", () -> action(QueueAction.PAUSE, "Let nothing more of queues begin; what runs goes on."))
                .add("resume", () -> action(QueueAction.RESUME, "Let the steps of queues begin again."))
                .add("limit", QueueLimitCommand.class, QueueLimitCommand::new);
    }

    private void addDaily(Branches commands) {
        commands.add("run-steps", RunStepsCommand.class, RunStepsCommand::new);
        commands.add("logs", LogsCommand.class, LogsCommand::new);
        commands.add("explain", ExplainCommand.class, ExplainCommand::new);
        commands.add("tree", TreeCommand.class, TreeCommand::new);
        commands.add("report", ReportCommand.class, ReportCommand::new);
        commands.add("grade", GradeCommand.class, GradeCommand::new);
    }

    private void addFlows(Branches commands) {
        commands.add("run-flow", RunFlowCommand.class, RunFlowCommand::new);
        commands.add("get-task", GetFlowTaskCommand.class, GetFlowTaskCommand::new);
        commands.add("show", GetFlowTaskCommand.class, GetFlowTaskCommand::new);
        commands.add("get-tasks", GetFlowTasksCommand.class, GetFlowTasksCommand::new);
        commands.add("advance-task", AdvanceFlowTaskCommand.class, AdvanceFlowTaskCommand::new);
        commands.add("run-task", RunFlowTaskCommand.class, RunFlowTaskCommand::new);
        commands.add("run-graph", RunGraphCommand.class, RunGraphCommand::new);
        commands.add("run-app", RunAppCommand.class, RunAppCommand::new);
        commands.add("metrics", () -> group("metrics", numbers(), "Print numbers.", "dump"));
    }

    private Branches numbers() {
        return branches().add("dump", MetricsDumpCommand.class, MetricsDumpCommand::new);
    }

    private Branches branches() {
        return new Branches(meant, session);
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

    private CommandLine action(ScheduleAction action, String description) {
        CommandLine line = new CommandLine(new ScheduleActionCommand(session, action));
        describe(line, description, "gradus schedule " + action.word() + " nightly");
        return line;
    }

    private CommandLine action(QueueAction action, String description) {
        CommandLine line = new CommandLine(new QueueActionCommand(session, action));
        describe(line, description, "gradus queue " + action.word() + " deploys");
        return line;
    }

    private CommandLine verdict(String word, String description, boolean approves) {
        CommandLine line = new CommandLine(new ApprovalVerdictCommand(session, approves));
        describe(line, description, "gradus approval " + word + " 7 --note 'looks good'");
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
