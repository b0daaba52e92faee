package dev.gradus.docker;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.BlkioRateDevice;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Link;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.VolumesFrom;
import dev.gradus.core.container.RunOption;
import dev.gradus.core.container.RunOptions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What each option does to a request. Every option is here; a test holds that. */
final class RunOptionEffects {
    private static final Map<RunOption, Effect> EFFECTS = new EnumMap<>(RunOption.class);
    private static final Effect NONE = (request, host, options) -> {};

    static {
        terminalAndLife();
        identity();
        program();
        health();
        memory();
        processors();
        disks();
        files();
        network();
        rights();
        namespaces();
    }

    private RunOptionEffects() {}

    /** The effect of an option that was given. */
    static Effect of(RunOption option) {
        return requireNonNull(EFFECTS.get(option), option.written());
    }

    private static void terminalAndLife() {
        for (RunOption ofTheTerminal : List.of(
                RunOption.DETACH, RunOption.ATTACH, RunOption.SIG_PROXY, RunOption.DETACH_KEYS, RunOption.QUIET)) {
            EFFECTS.put(ofTheTerminal, NONE);
        }
        // Not the engine's: a container that removes itself takes its exit status along. Whoever made it removes it.
        EFFECTS.put(RunOption.REMOVE, NONE);
        EFFECTS.put(
                RunOption.INTERACTIVE,
                (request, host, options) -> request.withStdinOpen(options.isOn(RunOption.INTERACTIVE)));
        EFFECTS.put(RunOption.TTY, (request, host, options) -> request.withTty(options.isOn(RunOption.TTY)));
        EFFECTS.put(RunOption.INIT, (request, host, options) -> host.withInit(options.isOn(RunOption.INIT)));
        text(RunOption.STOP_SIGNAL, (request, host, value) -> request.withStopSignal(value));
        text(RunOption.STOP_TIMEOUT, (request, host, value) -> request.withStopTimeout(Integer.valueOf(value)));
        text(RunOption.RESTART, (request, host, value) -> host.withRestartPolicy(RestartPolicy.parse(value)));
    }

    private static void identity() {
        // The name and the labels of the request come from the specification.
        EFFECTS.put(RunOption.NAME, NONE);
        EFFECTS.put(RunOption.LABEL, NONE);
        text(RunOption.HOSTNAME, (request, host, value) -> request.withHostName(value));
        text(RunOption.DOMAINNAME, (request, host, value) -> request.withDomainName(value));
        text(RunOption.PLATFORM, (request, host, value) -> request.withPlatform(value));
    }

    private static void program() {
        text(RunOption.ENTRYPOINT, (request, host, value) -> request.withEntrypoint(value));
        texts(RunOption.ENV, (request, host, values) -> request.withEnv(values));
        text(RunOption.WORKDIR, (request, host, value) -> request.withWorkingDir(value));
        text(RunOption.USER, (request, host, value) -> request.withUser(value));
        texts(RunOption.GROUP_ADD, (request, host, values) -> host.withGroupAdd(values));
    }

    private static void health() {
        for (RunOption option : List.of(
                RunOption.HEALTH_CMD,
                RunOption.HEALTH_INTERVAL,
                RunOption.HEALTH_TIMEOUT,
                RunOption.HEALTH_START_PERIOD,
                RunOption.HEALTH_RETRIES,
                RunOption.NO_HEALTHCHECK)) {
            EFFECTS.put(option, (request, host, options) -> request.withHealthcheck(healthCheck(options)));
        }
    }

    private static HealthCheck healthCheck(RunOptions options) {
        if (options.isOn(RunOption.NO_HEALTHCHECK)) {
            return new HealthCheck().withTest(List.of("NONE"));
        }
        HealthCheck check = new HealthCheck();
        options.text(RunOption.HEALTH_CMD).ifPresent(command -> check.withTest(List.of("CMD-SHELL", command)));
        options.duration(RunOption.HEALTH_INTERVAL).map(Duration::toNanos).ifPresent(check::withInterval);
        options.duration(RunOption.HEALTH_TIMEOUT).map(Duration::toNanos).ifPresent(check::withTimeout);
        options.duration(RunOption.HEALTH_START_PERIOD).map(Duration::toNanos).ifPresent(check::withStartPeriod);
        options.number(RunOption.HEALTH_RETRIES).map(Long::intValue).ifPresent(check::withRetries);
        return check;
    }

    private static void memory() {
        size(RunOption.MEMORY, HostConfig::withMemory);
        size(RunOption.MEMORY_SWAP, HostConfig::withMemorySwap);
        size(RunOption.MEMORY_RESERVATION, HostConfig::withMemoryReservation);
        size(RunOption.SHM_SIZE, HostConfig::withShmSize);
        number(RunOption.MEMORY_SWAPPINESS, HostConfig::withMemorySwappiness);
        EFFECTS.put(
                RunOption.OOM_KILL_DISABLE,
                (request, host, options) -> host.withOomKillDisable(options.isOn(RunOption.OOM_KILL_DISABLE)));
        number(RunOption.OOM_SCORE_ADJ, (host, value) -> host.withOomScoreAdj((int) value));
    }

    private static void processors() {
        EFFECTS.put(
                RunOption.CPUS,
                (request, host, options) -> host.withNanoCPUs(options.limits().nanoCpus()));
        number(RunOption.CPU_SHARES, (host, value) -> host.withCpuShares((int) value));
        number(RunOption.CPU_PERIOD, HostConfig::withCpuPeriod);
        number(RunOption.CPU_QUOTA, HostConfig::withCpuQuota);
        text(RunOption.CPUSET_CPUS, (request, host, value) -> host.withCpusetCpus(value));
        text(RunOption.CPUSET_MEMS, (request, host, value) -> host.withCpusetMems(value));
        number(RunOption.PIDS_LIMIT, HostConfig::withPidsLimit);
        texts(
                RunOption.ULIMIT,
                (request, host, values) -> host.withUlimits(
                        values.stream().map(RunOptionEffects::ulimit).toList()));
    }

    private static Ulimit ulimit(String text) {
        String[] parts = text.split("[=:]");
        long soft = Long.parseLong(parts[1]);
        return new Ulimit(parts[0], soft, parts.length > 2 ? Long.parseLong(parts[2]) : soft);
    }

    private static void disks() {
        number(RunOption.BLKIO_WEIGHT, (host, value) -> host.withBlkioWeight((int) value));
        texts(RunOption.DEVICE_READ_BPS, (request, host, values) -> host.withBlkioDeviceReadBps(rates(values)));
        texts(RunOption.DEVICE_WRITE_BPS, (request, host, values) -> host.withBlkioDeviceWriteBps(rates(values)));
        texts(RunOption.DEVICE_READ_IOPS, (request, host, values) -> host.withBlkioDeviceReadIOps(rates(values)));
        texts(RunOption.DEVICE_WRITE_IOPS, (request, host, values) -> host.withBlkioDeviceWriteIOps(rates(values)));
        EFFECTS.put(
                RunOption.STORAGE_OPT,
                (request, host, options) -> host.withStorageOpt(options.pairs(RunOption.STORAGE_OPT)));
    }

    private static List<BlkioRateDevice> rates(List<String> texts) {
        return texts.stream().map(RunOptionEffects::rate).toList();
    }

    private static BlkioRateDevice rate(String text) {
        int colon = text.lastIndexOf(':');
        String rate = text.substring(colon + 1).toLowerCase(Locale.ROOT).replace("b", "");
        int power = rate.isEmpty() ? 0 : "kmg".indexOf(rate.charAt(rate.length() - 1)) + 1;
        long number = Long.parseLong(power > 0 ? rate.substring(0, rate.length() - 1) : rate);
        return new BlkioRateDevice().withPath(text.substring(0, colon)).withRate(number << (10 * power));
    }

    private static void files() {
        for (RunOption option : List.of(RunOption.VOLUME, RunOption.MOUNT, RunOption.TMPFS)) {
            EFFECTS.put(option, (request, host, options) -> MountEffects.apply(host, options));
        }
        texts(
                RunOption.VOLUMES_FROM,
                (request, host, values) -> host.withVolumesFrom(
                        values.stream().map(VolumesFrom::parse).toList()));
        text(RunOption.VOLUME_DRIVER, (request, host, value) -> host.withVolumeDriver(value));
        EFFECTS.put(
                RunOption.READ_ONLY,
                (request, host, options) -> host.withReadonlyRootfs(options.isOn(RunOption.READ_ONLY)));
    }

    private static void network() {
        text(RunOption.NETWORK, (request, host, value) -> host.withNetworkMode(value));
        texts(RunOption.NETWORK_ALIAS, (request, host, values) -> request.withAliases(values));
        for (RunOption option : List.of(RunOption.PUBLISH, RunOption.EXPOSE)) {
            EFFECTS.put(option, PortEffects::apply);
        }
        EFFECTS.put(
                RunOption.PUBLISH_ALL,
                (request, host, options) -> host.withPublishAllPorts(options.isOn(RunOption.PUBLISH_ALL)));
        texts(RunOption.DNS, (request, host, values) -> host.withDns(values));
        texts(RunOption.DNS_OPTION, (request, host, values) -> host.withDnsOptions(values));
        texts(RunOption.DNS_SEARCH, (request, host, values) -> host.withDnsSearch(values));
        texts(
                RunOption.ADD_HOST,
                (request, host, values) -> host.withExtraHosts(
                        values.stream().map(RunOptionEffects::extraHost).toArray(String[]::new)));
        text(RunOption.IP, (request, host, value) -> request.withIpv4Address(value));
        text(RunOption.IP6, (request, host, value) -> request.withIpv6Address(value));
        text(RunOption.MAC_ADDRESS, (request, host, value) -> request.withMacAddress(value));
        texts(
                RunOption.LINK,
                (request, host, values) ->
                        host.withLinks(values.stream().map(Link::parse).toList()));
    }

    /** The engine knows the form with a colon only. */
    static String extraHost(String text) {
        int equals = text.indexOf('=');
        return equals < 0 ? text : text.substring(0, equals) + ":" + text.substring(equals + 1);
    }

    private static void rights() {
        texts(RunOption.CAP_DROP, (request, host, values) -> host.withCapDrop(capabilities(values)));
        texts(RunOption.CAP_ADD, (request, host, values) -> host.withCapAdd(capabilities(values)));
        EFFECTS.put(
                RunOption.PRIVILEGED,
                (request, host, options) -> host.withPrivileged(options.isOn(RunOption.PRIVILEGED)));
        texts(
                RunOption.DEVICE,
                (request, host, values) ->
                        host.withDevices(values.stream().map(Device::parse).toList()));
        texts(RunOption.DEVICE_CGROUP_RULE, (request, host, values) -> host.withDeviceCgroupRules(values));
        text(RunOption.GPUS, (request, host, value) -> host.withDeviceRequests(List.of(gpus(value))));
        texts(RunOption.SECURITY_OPT, (request, host, values) -> host.withSecurityOpts(values));
        EFFECTS.put(RunOption.SYSCTL, (request, host, options) -> host.withSysctls(options.pairs(RunOption.SYSCTL)));
        text(RunOption.RUNTIME, (request, host, value) -> host.withRuntime(value));
        for (RunOption option : List.of(RunOption.LOG_DRIVER, RunOption.LOG_OPT)) {
            EFFECTS.put(option, (request, host, options) -> host.withLogConfig(log(options)));
        }
    }

    private static Capability[] capabilities(List<String> names) {
        return names.stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .map(name -> Capability.valueOf(name.startsWith("CAP_") ? name.substring(4) : name))
                .toArray(Capability[]::new);
    }

    private static DeviceRequest gpus(String count) {
        int number = count.equals("all") ? -1 : Integer.parseInt(count);
        return new DeviceRequest().withCount(number).withCapabilities(List.of(List.of("gpu")));
    }

    private static LogConfig log(RunOptions options) {
        LogConfig.LoggingType type = LogConfig.LoggingType.fromValue(
                options.text(RunOption.LOG_DRIVER).orElse("json-file"));
        return new LogConfig(type, options.pairs(RunOption.LOG_OPT));
    }

    private static void namespaces() {
        text(RunOption.PID, (request, host, value) -> host.withPidMode(value));
        text(RunOption.IPC, (request, host, value) -> host.withIpcMode(value));
        text(RunOption.UTS, (request, host, value) -> host.withUtSMode(value));
        text(RunOption.USERNS, (request, host, value) -> host.withUsernsMode(value));
        text(RunOption.CGROUPNS, (request, host, value) -> host.withCgroupnsMode(value));
        text(RunOption.CGROUP_PARENT, (request, host, value) -> host.withCgroupParent(value));
    }

    private static void text(RunOption option, ValueEffect<String> effect) {
        EFFECTS.put(
                option,
                (request, host, options) ->
                        effect.apply(request, host, options.text(option).orElseThrow()));
    }

    private static void texts(RunOption option, ValueEffect<List<String>> effect) {
        EFFECTS.put(option, (request, host, options) -> effect.apply(request, host, options.texts(option)));
    }

    private static void size(RunOption option, NumberEffect effect) {
        EFFECTS.put(
                option,
                (request, host, options) ->
                        effect.apply(host, options.size(option).orElseThrow()));
    }

    private static void number(RunOption option, NumberEffect effect) {
        EFFECTS.put(
                option,
                (request, host, options) ->
                        effect.apply(host, options.number(option).orElseThrow()));
    }

    /** What an option does. */
    @FunctionalInterface
    interface Effect {
        void apply(CreateContainerCmd request, HostConfig host, RunOptions options);
    }

    @FunctionalInterface
    private interface ValueEffect<V> {
        void apply(CreateContainerCmd request, HostConfig host, V value);
    }

    @FunctionalInterface
    private interface NumberEffect {
        void apply(HostConfig host, long value);
    }
}
