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
        commands.add("task", "Look after tasks.", text -> group("task", tasks(), text, "list --state failed"));
        commands.add("step", "Look after single steps.", text -> group("step", steps(), text, "list 7"));
        commands.add(
                "schedule",
                "Have tasks made by themselves.",
                text -> group("schedule", schedules(), text, "create nightly --cron '30 2 * * *'"));
        commands.add(
                "approval",
                "Decide about what waits for a person.",
                text -> group("approval", decisions(), text, "list"));
        commands.add(
                "ledger",
                "Look after the ledger of runs.",
                text -> group("ledger", entries(), text, "list --status awaiting_approval"));
        commands.add("rubric", "Look after rubrics.", text -> group("rubric", rubrics(), text, "check rubrics.json"));
        commands.add("queue", "Look after named queues.", text -> group("queue", queues(), text, "limit deploys 3"));
        addDaily(commands);
        addFlows(commands);
        commands.add(
                "cleanup",
                "Take away what nobody wants any more.",
                text -> group("cleanup", cleanup(), text, "engine --dry-run"));
        commands.add("webhook", "Tell others of events.", text -> group("webhook", webhooks(), text, "list"));
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
        commands.add("worker", WorkerCommand.class, asking -> {
            var worker = new CommandLine(new WorkerCommand(asking));
            branches()
                    .add("list", WorkerListCommand.class, WorkerListCommand::new)
                    .growOn(worker, "worker");
            return worker;
        });
        commands.add(
                "migrate", "Look after the database's schema.", text -> group("migrate", schema(), text, "status"));
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
        commands.add("definition", "Look after definitions.", text -> group("definition", definitions(), text, "list"));
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
                .add(
                        "advance",
                        "Make exactly one transition of manual tasks.",
                        text -> action(TaskAction.ADVANCE, text))
                .add("run", TaskRunCommand.class, TaskRunCommand::new)
                .add("cancel", TaskCancelCommand.class, TaskCancelCommand::new)
                .add(
                        "pause",
                        "Let running attempts finish and claim nothing new.",
                        text -> action(TaskAction.PAUSE, text))
                .add("resume", "Let paused tasks go on.", text -> action(TaskAction.RESUME, text))
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
                .add(
                        "activate",
                        "Let a worker run steps of manual tasks.",
                        text -> action("activate", StepAction.RUN, text))
                .add("edit", StepEditCommand.class, StepEditCommand::new)
                .add("copy", StepCopyCommand.class, StepCopyCommand::new)
                .add("delete", StepDeleteCommand.class, StepDeleteCommand::new)
                .add("cleanup-rubric-shells", StepCleanupCommand.class, StepCleanupCommand::new)
                .add("skip", "Do not run steps in this round.", text -> action("skip", StepAction.SKIP, text))
                .add("attempts", StepAttemptsCommand.class, StepAttemptsCommand::new)
                .add("cancel", "Stop steps.", text -> action("cancel", StepAction.CANCEL, text));
    }

    private Branches schedules() {
        return branches()
                .add("create", ScheduleCreateCommand.class, ScheduleCreateCommand::new)
                .add("list", ScheduleListCommand.class, ScheduleListCommand::new)
                .add("get", ScheduleGetCommand.class, ScheduleGetCommand::new)
                .add("next", ScheduleNextCommand.class, ScheduleNextCommand::new)
                .add("pause", "Let the times of schedules pass unused.", text -> action(ScheduleAction.PAUSE, text))
                .add(
                        "resume",
                        "Let schedules go on from their next times.",
                        text -> action(ScheduleAction.RESUME, text))
                .add(
                        "trigger",
                        "Run schedules now, whatever their times.",
                        text -> action(ScheduleAction.TRIGGER, text))
                .add("backfill", ScheduleBackfillCommand.class, ScheduleBackfillCommand::new)
                .add("delete", ScheduleDeleteCommand.class, ScheduleDeleteCommand::new);
    }

    private Branches decisions() {
        return branches()
                .add("list", ApprovalListCommand.class, ApprovalListCommand::new)
                .add("show", ApprovalShowCommand.class, ApprovalShowCommand::new)
                .add("approve", "Let steps begin, or accept them.", text -> verdict("approve", text, true))
                .add("reject", "Refuse steps, which thereby fail.", text -> verdict("reject", text, false))
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
                .add("pause", "Let deliveries gather until it is resumed.", text -> webhook("pause", text))
                .add(
                        "resume",
                        "Send again, also after the subscription was paused or disabled.",
                        text -> webhook("resume", text))
                .add("disable", "Make no deliveries until it is resumed.", text -> webhook("disable", text))
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
                .add(
                        "pause",
                        "Let nothing more of queues begin; what runs goes on.",
                        text -> action(QueueAction.PAUSE, text))
                .add("resume", "Let the steps of queues begin again.", text -> action(QueueAction.RESUME, text))
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
        commands.add("metrics", "Print numbers.", text -> group("metrics", numbers(), text, "dump"));
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
