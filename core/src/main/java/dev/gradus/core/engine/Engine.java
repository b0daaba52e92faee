package dev.gradus.core.engine;

import dev.gradus.core.api.Approvals;
import dev.gradus.core.api.Definitions;
import dev.gradus.core.api.Events;
import dev.gradus.core.api.Grading;
import dev.gradus.core.api.Ledger;
import dev.gradus.core.api.Operations;
import dev.gradus.core.api.Queues;
import dev.gradus.core.api.Retention;
import dev.gradus.core.api.Schedules;
import dev.gradus.core.api.Steps;
import dev.gradus.core.api.Tasks;
import dev.gradus.core.api.TasksInTransaction;
import dev.gradus.core.api.Webhooks;
import dev.gradus.core.definition.DefinitionReader;
import dev.gradus.core.flow.ToolFlows;
import dev.gradus.core.host.Threads;
import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.policy.Limits;
import dev.gradus.core.port.CallersTransaction;
import dev.gradus.core.port.DefinitionStore;
import dev.gradus.core.port.MetricEvents;
import dev.gradus.core.port.SpanExporter;
import dev.gradus.core.port.Stop;
import dev.gradus.core.port.Stores;
import dev.gradus.core.port.WorkerInfo;
import dev.gradus.core.task.PublicIds;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All parts of one engine, wired: the services behind the driving ports, and the workers of this process. Thread safe. */
public final class Engine implements AutoCloseable {
    private final Stores stores;
    private final InstantSource clock;
    private final Abilities abilities;
    private final KindRegistry kinds;
    private final EngineTimes times;
    private final EngineCounters counters = new EngineCounters();
    private final EngineThreads threads;
    private final SettingsResolver resolver;
    private final OutcomeWriter writer;
    private final List<Worker> workers = new CopyOnWriteArrayList<>();
    private final List<OutboxSender> senders = new CopyOnWriteArrayList<>();
    private final Outside outside;
    private final DeliveryAttempt attempt;
    private final CallerSession caller;
    private final Services services;
    private final Scheduler scheduler;
    private final Supplier<Limits> limits;

    private Engine(
            Stores stores,
            InstantSource clock,
            Abilities abilities,
            Supplier<Limits> limits,
            EngineTimes times,
            Outside outside,
            @Nullable EngineThreads threads) {
        this.outside = outside;
        this.attempt = new DeliveryAttempt(stores, outside.webhooks(), clock, outside.sending());
        this.stores = stores;
        this.clock = clock;
        this.times = times;
        this.abilities = abilities;
        this.limits = limits;
        this.threads = threads == null ? EngineThreads.own() : threads;
        this.kinds = abilities.kinds(limits, this.threads.tools());
        PublicIds ids = new PublicIds(stores.installation().prefix());
        this.resolver = new SettingsResolver(stores.tasks(), kinds, ids, abilities.environment());
        this.writer = new OutcomeWriter(stores.queue(), counters);
        this.caller = caller();
        DefinitionService definitions = definitions(stores.definitions());
        TaskMaker maker = maker(definitions, stores.definitions());
        this.scheduler = new Scheduler(stores, maker, times);
        this.services = services(ids, definitions, maker, outside.spans());
    }

    /** An engine over these stores, with threads of its own unless given others. */
    public static Engine of(
            Stores stores,
            InstantSource clock,
            Abilities abilities,
            Supplier<Limits> limits,
            EngineTimes times,
            Outside outside,
            @Nullable EngineThreads threads) {
        return new Engine(stores, clock, abilities, limits, times, outside, threads);
    }

    /** The same stores, of which executions of ledger entries are counted. */
    public static Stores announced(Stores stores, MetricEvents events, InstantSource clock) {
        var news = new RunNews(events, clock);
        return new AnnouncedStores(stores, new AnnouncedQueue(stores.queue(), stores.tasks(), news));
    }

    /** The same ledger, of which changes are counted. */
    public static Ledger announced(Ledger ledger, MetricEvents events, InstantSource clock) {
        return new AnnouncedLedger(ledger, new RunNews(events, clock));
    }

    private Services services(PublicIds ids, DefinitionService definitions, TaskMaker maker, SpanExporter spans) {
        TaskWatch watch = new TaskWatch(stores.tasks());
        References references = new References(stores.tasks(), ids);
        ScheduleService schedules = new ScheduleService(stores.schedules(), maker, scheduler::wake);
        ManualDriver driver = new ManualDriver(stores, caller, watch, clock);
        Tasks tasks = new TaskService(stores, maker, driver, watch, references, limits, clock);
        return new Services(
                spans == SpanExporter.NONE ? tasks : new TracedTasks(tasks, spans, ids, clock),
                new StepService(stores, kinds, watch, references, resolver, clock),
                new DeclaringDefinitions(definitions, schedules),
                schedules,
                new EventService(stores.events()),
                new ApprovalService(stores),
                new LedgerService(stores),
                new GradingService(watch),
                new OperationsService(stores, kinds, limits, abilities.host(), abilities.containerEngine()),
                new WebhookService(
                        stores.subscriptions(), stores.outbox(), outside.webhooks(), attempt, clock, this::wakeSenders),
                new RetentionService(stores.housekeeping(), outside.keeping()));
    }

    private TaskMaker maker(Definitions definitions, DefinitionStore store) {
        return new TaskMaker(definitions, store, resolver, limits, abilities.host());
    }

    private DefinitionService definitions(DefinitionStore store) {
        return new DefinitionService(
                store, new DefinitionReader(kinds), ToolFlows.all().values());
    }

    private CallerSession caller() {
        HeldAttempts held = new HeldAttempts();
        ProcessInfo info = info(processName() + " (caller)", Set.of(), 0, Map.of());
        return new CallerSession(keeper(info, held), runner(held), held, stores, threads, times, info);
    }

    private SessionKeeper keeper(ProcessInfo info, HeldAttempts held) {
        return threads.areCallers()
                ? SessionKeeper.threadless(stores.sessions(), info, times)
                : new SessionKeeper(stores.sessions(), info, times, () -> held.stopAll(Stop.Reason.FENCED));
    }

    private ProcessInfo info(String name, Set<String> kindNames, int slots, Map<String, String> labels) {
        EngineOffer offer = new EngineOffer(abilities.containers().engine());
        return new ProcessInfo(
                name, () -> new WorkerInfo(name, abilities.host(), offer.id(), kindNames, slots, labels));
    }

    private AttemptRunner runner(HeldAttempts held) {
        return new AttemptRunner(stores, kinds, resolver, writer, held, clock, threads);
    }

    /** A worker that works when it is asked to; the caller closes it. */
    public InlineWorker newInlineWorker() {
        HeldAttempts held = new HeldAttempts();
        SessionKeeper keeper =
                SessionKeeper.threadless(stores.sessions(), worker(new WorkerOptions("inline", 1, Map.of())), times);
        return new InlineWorker(stores, kinds, keeper, runner(held), counters, scheduler);
    }

    /**
     * Starts a worker; it works until it or this engine is closed.
     *
     * @throws IllegalStateException when this engine was built to have no threads
     */
    public Worker startWorker(WorkerOptions options) {
        if (threads.areCallers()) {
            throw new IllegalStateException("this engine has no threads: use an inline worker");
        }
        HeldAttempts held = new HeldAttempts();
        SessionKeeper keeper = keeper(worker(options), held);
        WorkerParts parts = new WorkerParts(
                keeper,
                held,
                runner(held),
                new Sweeper(stores, kinds, keeper, times, counters, new Housekeeper(stores, outside.keeping())),
                new EngineWatch(keeper, new EngineSweep(stores.tasks(), abilities.containerEngine()), times.sweep()),
                Threads.newExecutor("gradus-step", options.slots()));
        Worker worker = new Worker(stores, kinds, options, times, counters, parts, writer).started();
        workers.add(worker);
        scheduler.start();
        return worker;
    }

    /**
     * Starts to tell subscribers of events; it goes on until it or this engine is closed.
     *
     * @throws IllegalStateException when this engine was built to have no threads
     */
    public OutboxSender startSender() {
        if (threads.areCallers()) {
            throw new IllegalStateException("this engine has no threads: nobody is told");
        }
        OutboxSender sender = new OutboxSender(stores.outbox(), attempt, outside.sending()).started();
        senders.add(sender);
        return sender;
    }

    private void wakeSenders() {
        senders.forEach(OutboxSender::wake);
    }

    private ProcessInfo worker(WorkerOptions options) {
        return info(options.name(), kinds.names(), options.slots(), options.labels());
    }

    private static String processName() {
        return "pid " + ProcessHandle.current().pid();
    }

    /** The life of tasks. */
    public Tasks tasks() {
        return services.tasks();
    }

    /** Tasks in a transaction of the caller's, which the stores hand out. */
    public TasksInTransaction in(CallersTransaction transaction) {
        DefinitionStore definitions = transaction.definitions();
        return new JoinedTasks(transaction.tasks(), maker(definitions(definitions), definitions));
    }

    /** Single steps. */
    public Steps steps() {
        return services.steps();
    }

    /** Definitions. */
    public Definitions definitions() {
        return services.definitions();
    }

    /** When tasks begin by themselves. */
    public Schedules schedules() {
        return services.schedules();
    }

    /** Named queues. */
    public Queues queues() {
        return new QueueService(stores.admissions());
    }

    /** What happened. */
    public Events events() {
        return services.events();
    }

    /** What people decide. */
    public Approvals approvals() {
        return services.approvals();
    }

    /** The ledger of runs. */
    public Ledger ledger() {
        return services.ledger();
    }

    /** What grading has come to. */
    public Grading grading() {
        return services.grading();
    }

    /** What an operator looks at. */
    public Operations operations() {
        return services.operations();
    }

    /** Telling others. */
    public Webhooks webhooks() {
        return services.webhooks();
    }

    /** Dropping what has served its time. */
    public Retention retention() {
        return services.retention();
    }

    /** What this engine has done. */
    public EngineCounters counters() {
        return counters;
    }

    @Override
    public void close() {
        scheduler.close();
        workers.forEach(Worker::close);
        senders.forEach(OutboxSender::close);
        outside.webhooks().close();
        caller.close();
        threads.close();
    }

    private record Services(
            Tasks tasks,
            Steps steps,
            Definitions definitions,
            Schedules schedules,
            Events events,
            Approvals approvals,
            Ledger ledger,
            Grading grading,
            Operations operations,
            Webhooks webhooks,
            Retention retention) {}
}
