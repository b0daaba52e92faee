package dev.gradus.core.engine;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.api.Events;
import dev.gradus.core.api.Operations;
import dev.gradus.core.api.Steps;
import dev.gradus.core.api.Tasks;
import dev.gradus.core.definition.DefinitionReader;
import dev.gradus.core.flow.ToolFlows;
import dev.gradus.core.host.Threads;
import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.policy.Limits;
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
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** All parts of one engine, wired: the services behind the driving ports, and the workers of this process. Thread safe. */
public final class Engine implements AutoCloseable {
    private static final int TOOL_THREADS = 256;

    private final Stores stores;
    private final InstantSource clock;
    private final Abilities abilities;
    private final KindRegistry kinds;
    private final EngineTimes times;
    private final EngineCounters counters = new EngineCounters();
    private final EngineThreads threads = EngineThreads.started();
    private final SettingsResolver resolver;
    private final OutcomeWriter writer;
    private final ExecutorService tools = Threads.newPlatformExecutor("gradus-tool", TOOL_THREADS);
    private final List<Worker> workers = new CopyOnWriteArrayList<>();
    private final CallerSession caller;
    private final Services services;

    private Engine(
            Stores stores,
            InstantSource clock,
            Abilities abilities,
            Supplier<Limits> limits,
            EngineTimes times,
            SpanExporter spans) {
        this.stores = stores;
        this.clock = clock;
        this.times = times;
        this.abilities = abilities;
        this.kinds = abilities.kinds(limits, tools);
        PublicIds ids = new PublicIds(stores.installation().prefix());
        this.resolver = new SettingsResolver(stores.tasks(), kinds, ids, abilities.environment());
        this.writer = new OutcomeWriter(stores.queue(), counters);
        this.caller = caller();
        this.services = services(ids, limits, spans);
    }

    /** An engine over these stores. */
    public static Engine of(
            Stores stores,
            InstantSource clock,
            Abilities abilities,
            Supplier<Limits> limits,
            EngineTimes times,
            SpanExporter spans) {
        return new Engine(stores, clock, abilities, limits, times, spans);
    }

    private Services services(PublicIds ids, Supplier<Limits> limits, SpanExporter spans) {
        TaskWatch watch = new TaskWatch(stores.tasks());
        References references = new References(stores.tasks(), ids);
        DefinitionService definitions = new DefinitionService(
                stores.definitions(),
                new DefinitionReader(kinds),
                ToolFlows.all().values());
        TaskMaker maker = new TaskMaker(definitions, stores.definitions(), resolver, limits, abilities.host());
        ManualDriver driver = new ManualDriver(stores, caller, watch, clock);
        Tasks tasks = new TaskService(stores, maker, driver, watch, references, limits, clock);
        return new Services(
                spans == SpanExporter.NONE ? tasks : new TracedTasks(tasks, spans, ids, clock),
                new StepService(stores, kinds, watch, references),
                definitions,
                new EventService(stores.events()),
                new OperationsService(stores, kinds, limits, abilities.host()));
    }

    private CallerSession caller() {
        HeldAttempts held = new HeldAttempts();
        ProcessInfo info = info(processName() + " (caller)", Set.of(), 0, Map.of());
        SessionKeeper keeper =
                new SessionKeeper(stores.sessions(), info, times, () -> held.stopAll(Stop.Reason.FENCED));
        return new CallerSession(keeper, runner(held), held, stores, threads.timer(), times, info);
    }

    private ProcessInfo info(String name, Set<String> kindNames, int slots, Map<String, String> labels) {
        return new ProcessInfo(
                name, () -> new WorkerInfo(name, abilities.host(), abilities.engineId(), kindNames, slots, labels));
    }

    private AttemptRunner runner(HeldAttempts held) {
        return new AttemptRunner(stores, kinds, resolver, writer, held, clock, threads);
    }

    /** Starts a worker; it works until it or this engine is closed. */
    public Worker startWorker(WorkerOptions options) {
        HeldAttempts held = new HeldAttempts();
        ProcessInfo info = info(options.name(), kinds.names(), options.slots(), options.labels());
        SessionKeeper keeper =
                new SessionKeeper(stores.sessions(), info, times, () -> held.stopAll(Stop.Reason.FENCED));
        WorkerParts parts = new WorkerParts(
                keeper,
                held,
                runner(held),
                new Sweeper(stores, kinds, keeper, times, counters),
                new EngineSweep(stores.tasks(), abilities.containerEngine()),
                Threads.newExecutor("gradus-step", options.slots()));
        Worker worker = new Worker(stores, kinds, options, times, counters, parts, writer).started();
        workers.add(worker);
        return worker;
    }

    private static String processName() {
        return "pid " + ProcessHandle.current().pid();
    }

    /** The life of tasks. */
    public Tasks tasks() {
        return services.tasks();
    }

    /** Single steps. */
    public Steps steps() {
        return services.steps();
    }

    /** Definitions. */
    public Definitions definitions() {
        return services.definitions();
    }

    /** What happened. */
    public Events events() {
        return services.events();
    }

    /** What an operator looks at. */
    public Operations operations() {
        return services.operations();
    }

    /** What this engine has done. */
    public EngineCounters counters() {
        return counters;
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
        caller.close();
        tools.shutdownNow();
        threads.close();
    }

    private record Services(Tasks tasks, Steps steps, Definitions definitions, Events events, Operations operations) {}
}
