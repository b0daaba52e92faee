package dev.gradus.core;

import dev.gradus.core.api.Approvals;
import dev.gradus.core.api.Capabilities;
import dev.gradus.core.api.Definitions;
import dev.gradus.core.api.Events;
import dev.gradus.core.api.Grading;
import dev.gradus.core.api.Ledger;
import dev.gradus.core.api.Operations;
import dev.gradus.core.api.Queues;
import dev.gradus.core.api.Retention;
import dev.gradus.core.api.Schedules;
import dev.gradus.core.api.Steps;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.api.Tasks;
import dev.gradus.core.api.TasksInTransaction;
import dev.gradus.core.api.Webhooks;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionBuilder;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.engine.Abilities;
import dev.gradus.core.engine.Engine;
import dev.gradus.core.engine.EngineCounters;
import dev.gradus.core.engine.EngineThreads;
import dev.gradus.core.engine.EngineTimes;
import dev.gradus.core.engine.InlineWorker;
import dev.gradus.core.engine.NoWebhookSender;
import dev.gradus.core.engine.OutboxSender;
import dev.gradus.core.engine.Outside;
import dev.gradus.core.engine.SenderTimes;
import dev.gradus.core.engine.Worker;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.grading.Markers;
import dev.gradus.core.grading.VerdictRules;
import dev.gradus.core.host.HostId;
import dev.gradus.core.host.Secrets;
import dev.gradus.core.kind.GradingDefaults;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.kind.TypedKind;
import dev.gradus.core.kind.TypedStep;
import dev.gradus.core.memory.InMemoryStores;
import dev.gradus.core.policy.Limits;
import dev.gradus.core.policy.PrunePolicy;
import dev.gradus.core.port.CallersTransaction;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.port.MetricEvents;
import dev.gradus.core.port.SpanExporter;
import dev.gradus.core.port.Stores;
import dev.gradus.core.port.WebhookSender;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.tool.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Durable tasks made of steps, inside an application.
 *
 * <pre>{@code
 * try (Gradus gradus = Gradus.builder()
 *         .step("charge", Order.class, Receipt.class, (order, step) -> bank.charge(order, step.idempotencyKey()))
 *         .definition(DefinitionBuilder.named("order").input("cents", InputType.INTEGER)
 *                 .step("pay", step -> step.kind("charge", Map.of("cents", "${inputs.cents}")).retry(3)))
 *         .build()) {
 *     gradus.startWorker(WorkerOptions.of(4));
 *     TaskId task = gradus.enqueue("order", new Order(1_200));
 * }
 * }</pre>
 *
 * Without stores everything is kept in memory and ends with the process. Thread safe. Closing stops what this engine started
 * and nothing else: it leaves no thread behind, and does not close the stores it was given.
 */
public final class Gradus implements Capabilities, AutoCloseable {
    private final Engine engine;
    private final Ledger ledger;

    private Gradus(Engine engine, Ledger ledger) {
        this.engine = engine;
        this.ledger = ledger;
    }

    /** Begins to describe an engine. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Tasks tasks() {
        return engine.tasks();
    }

    /** Tasks in a transaction of the application's, which its stores hand out: {@code gradus.in(stores.joining(connection))}. */
    public TasksInTransaction in(CallersTransaction transaction) {
        return engine.in(transaction);
    }

    @Override
    public Steps steps() {
        return engine.steps();
    }

    @Override
    public Definitions definitions() {
        return engine.definitions();
    }

    @Override
    public Schedules schedules() {
        return engine.schedules();
    }

    @Override
    public Queues queues() {
        return engine.queues();
    }

    @Override
    public Events events() {
        return engine.events();
    }

    @Override
    public Approvals approvals() {
        return engine.approvals();
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Grading grading() {
        return engine.grading();
    }

    @Override
    public Operations operations() {
        return engine.operations();
    }

    @Override
    public Webhooks webhooks() {
        return engine.webhooks();
    }

    @Override
    public Retention retention() {
        return engine.retention();
    }

    /** Makes a task from the current version of a definition, in the application's own name. */
    public TaskId enqueue(String definition, Record inputs) {
        return tasks().create(TaskRequest.of(definition, Document.ofRecord(inputs)), Cause.of(Actor.APPLICATION))
                .task()
                .task()
                .id();
    }

    /** Waits until the task has ended or the time is over, and returns it as it then is. */
    public TaskSnapshot await(TaskId task, Duration atMost) {
        return tasks().await(task, now -> now.task().state().isTerminal(), atMost);
    }

    /** What this engine has done since it was built. */
    public EngineCounters counters() {
        return engine.counters();
    }

    /** A worker without a thread, which works when it is asked to; the caller closes it. */
    public InlineWorker newInlineWorker() {
        return engine.newInlineWorker();
    }

    /** Starts a worker in this process; it works until it or this engine is closed. */
    public Worker startWorker(WorkerOptions options) {
        return engine.startWorker(options);
    }

    /** Starts to tell subscribers of events, whoever causes them; it goes on until it or this engine is closed. */
    public OutboxSender startSender() {
        return engine.startSender();
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Describes an engine; everything has a default. */
    public static final class Builder {
        private @Nullable Stores stores;
        private InstantSource clock = InstantSource.system();
        private final List<Tool<?, ?>> tools = new ArrayList<>();
        private final List<StepKind> kinds = new ArrayList<>();
        private final List<DefinitionText> definitions = new ArrayList<>();
        private Supplier<Limits> limits = () -> Limits.DEFAULT;
        private Map<String, String> environment = Map.of();
        private Set<String> passable = Set.of();
        private EngineTimes times = EngineTimes.DEFAULT;
        private SpanExporter spans = SpanExporter.NONE;
        private String host = HostId.ofFiles();
        private @Nullable ContainerEngine containers;
        private @Nullable EngineThreads threads;
        private MetricEvents metrics = MetricEvents.NONE;
        private List<Path> mountRoots = List.of();
        private @Nullable WebhookSender webhooks;
        private SenderTimes sending = SenderTimes.DEFAULT;
        private Supplier<PrunePolicy> keeping = () -> PrunePolicy.NOTHING;
        private GradingDefaults grading = GradingDefaults.of(new Secrets());

        private Builder() {}

        /** Where tasks are kept; in memory by default. The caller closes them. */
        public Builder stores(Stores given) {
            this.stores = given;
            return this;
        }

        /** The clock of this process; the stores keep their own. */
        public Builder clock(InstantSource given) {
            this.clock = given;
            return this;
        }

        /** A tool beside the built-in ones. */
        public Builder tool(Tool<?, ?> tool) {
            tools.add(tool);
            return this;
        }

        /** A tool made of a function. */
        public <I extends Record, O extends Record> Builder tool(
                String name, Class<I> input, Class<O> output, Tool.Body<I, O> body) {
            return tool(Tool.of(name, input, output, body));
        }

        /** A step kind beside the built-in ones. */
        public Builder kind(StepKind kind) {
            kinds.add(kind);
            return this;
        }

        /** A step kind written as Java. */
        public Builder step(TypedStep<?, ?> step) {
            return kind(new TypedKind<>(step));
        }

        /** A step kind made of a function; see {@link TypedStep} for what it has to keep to. */
        public <I extends Record, O extends Record> Builder step(
                String name, Class<I> input, Class<O> output, TypedStep.Body<I, O> body) {
            return step(TypedStep.of(name, input, output, body));
        }

        /**
         * A definition written as Java. It is checked and registered by {@link #build}, and becomes the current version of
         * its name.
         */
        public Builder definition(DefinitionBuilder definition) {
            definitions.add(definition.text());
            return this;
        }

        /** The limits of requests, asked at each check. */
        public Builder limits(Supplier<Limits> given) {
            this.limits = given;
            return this;
        }

        /**
         * The variables of this process that steps can see, none by default: commands always get PATH, HOME and LANG of
         * them, and those named passable when they ask for them.
         */
        public Builder environment(Map<String, String> given, Set<String> passableToCommands) {
            this.environment = Map.copyOf(given);
            this.passable = Set.copyOf(passableToCommands);
            return this;
        }

        /**
         * The id of the machine whose files this process sees, equal for all processes that see the same; the machine's own
         * by default. Tasks with a folder stay with it.
         */
        public Builder host(String id) {
            this.host = id;
            return this;
        }

        /**
         * The container engine that steps use, none by default. It is asked nothing before a worker starts or a step that
         * needs it is taken. The caller closes it.
         */
        public Builder containers(ContainerEngine given) {
            this.containers = given;
            return this;
        }

        /** Folders of this machine that containers may mount beside their task's own; absolute. */
        public Builder mountRoots(List<Path> folders) {
            this.mountRoots = List.copyOf(folders);
            return this;
        }

        /** How is graded where a step says nothing of it: the markers of commands, what a command may take, the rules. */
        public Builder grading(Markers markers, Duration deadline, VerdictRules rules) {
            this.grading = new GradingDefaults(markers, deadline, rules, grading.secrets());
            return this;
        }

        /** The engine's rhythm. */
        public Builder times(EngineTimes given) {
            this.times = given;
            return this;
        }

        /** Where the spans of tasks driven in this process go; nowhere by default. The caller closes it. */
        public Builder spans(SpanExporter given) {
            this.spans = given;
            return this;
        }

        /** What sends webhooks, nothing by default; it is closed with the engine. */
        public Builder webhooks(WebhookSender given) {
            this.webhooks = given;
            return this;
        }

        /**
         * How long things are kept after their end, asked anew each minute; for ever by default. Workers see to it, a little at a
         * time.
         */
        public Builder keeping(Supplier<PrunePolicy> given) {
            this.keeping = given;
            return this;
        }

        /** The rhythm of telling others. */
        public Builder sending(SenderTimes given) {
            this.sending = given;
            return this;
        }

        /** Where events about runs of the ledger go; nowhere by default. The caller closes it. */
        public Builder metrics(MetricEvents given) {
            this.metrics = given;
            return this;
        }

        /** Threads other than the engine's own: for tests, {@link EngineThreads#none}. */
        public Builder threads(EngineThreads given) {
            this.threads = given;
            return this;
        }

        /**
         * The engine. It starts no thread until it has something to do.
         *
         * @throws CoreException INVALID_DEFINITION with every fault of the first definition that has one, UNREACHABLE when
         *     the stores cannot be reached
         */
        public Gradus build() {
            Stores used = stores == null ? new InMemoryStores(clock) : stores;
            Abilities abilities = new Abilities(
                    tools,
                    kinds,
                    environment,
                    passable,
                    host,
                    new Abilities.Containers(containers, mountRoots, grading));
            WebhookSender sender = webhooks == null ? new NoWebhookSender() : webhooks;
            Outside outside = new Outside(spans, sender, sending, keeping);
            boolean counted = metrics != MetricEvents.NONE;
            Stores told = counted ? Engine.announced(used, metrics, clock) : used;
            Engine engine = Engine.of(told, clock, abilities, limits, times, outside, threads);
            Ledger ledger = counted ? Engine.announced(engine.ledger(), metrics, clock) : engine.ledger();
            Gradus built = new Gradus(engine, ledger);
            try {
                definitions.forEach(built.definitions()::register);
                return built;
            } catch (CoreException refused) {
                built.close();
                throw refused;
            }
        }
    }
}
