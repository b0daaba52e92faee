package dev.gradus.cli.app;

import dev.gradus.cli.Backend;
import dev.gradus.cli.DrivingPorts;
import dev.gradus.cli.LocalBackend;
import dev.gradus.core.Gradus;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.engine.Worker;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.event.Actor;
import dev.gradus.core.host.HostId;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.http.HttpWebhookSender;
import java.nio.file.Path;
import java.util.Map;

/** The engine over the chosen database, and everything that is closed with it. */
final class LocalInstallation implements AutoCloseable {
    private static final int DEFAULT_SLOTS = 4;
    private static final int MOST_SLOTS = 1_000;

    private final Configuration configuration;
    private final ChosenDatabase database;
    private final OpenStores stores;
    private final TraceExport traces;
    private final MetricsExport metrics;
    private final ContainerEngine containers;
    private final Gradus gradus;

    private LocalInstallation(Configuration configuration, ChosenDatabase database, OpenStores stores) {
        this.configuration = configuration;
        this.database = database;
        this.stores = stores;
        this.traces = TraceExport.of(configuration, "gradus");
        this.metrics = MetricsExport.of(configuration);
        this.containers = new EngineOnDemand(
                configuration.containerEngine(),
                OwnerLabels.ofInstallation(stores.stores().installation().prefix()));
        this.gradus = GradingConfiguration.of(configuration, Gradus.builder())
                .containers(containers)
                .mountRoots(configuration.words(Setting.MOUNTS).stream()
                        .map(Path::of)
                        .toList())
                .stores(stores.stores())
                .spans(traces.exporter())
                .metrics(metrics.events())
                .host(configuration.text(Setting.HOST_ID).orElseGet(HostId::ofFiles))
                .limits(configuration::limits)
                .keeping(configuration::keeping)
                .webhooks(new HttpWebhookSender(configuration.webhookTargets()))
                .environment(configuration.environment(), configuration.words(Setting.PASS_ENV))
                .build();
    }

    /** Over this database, which is closed with it, also when it does not open. */
    static LocalInstallation open(Configuration configuration, ChosenDatabase database, Pools pools) {
        OpenStores stores = null;
        try {
            stores = OpenStores.of(database, pools);
            return new LocalInstallation(configuration, database, stores);
        } catch (RuntimeException e) {
            if (stores != null) {
                stores.close();
            }
            database.close();
            throw e;
        }
    }

    Gradus gradus() {
        return gradus;
    }

    /** Starts a worker. */
    Worker work(Integer slots, Map<String, String> labels) {
        return gradus.startWorker(new WorkerOptions(ProcessName.current(), slots, labels));
    }

    /** Tells subscribers of events, those of the configuration among them. */
    void tell() {
        gradus.webhooks().builtIn(configuration.builtInWebhooks());
        gradus.startSender();
    }

    /** How many steps a worker executes at once unless it is told. */
    int slots() {
        return configuration.number(Setting.SLOTS, DEFAULT_SLOTS, 1, MOST_SLOTS);
    }

    /** The commands' view of it; closing that closes this. */
    Backend backend() {
        var actor = new Actor("cli:" + configuration.environment().getOrDefault("USER", "unknown"));
        var ports = new DrivingPorts(gradus, actor);
        return new LocalBackend(ports, () -> work(slots(), Map.of())::close, this::close);
    }

    @Override
    public void close() {
        try {
            gradus.close();
            containers.close();
            traces.close().run();
            metrics.close().run();
        } finally {
            stores.close();
            database.close();
        }
    }
}
