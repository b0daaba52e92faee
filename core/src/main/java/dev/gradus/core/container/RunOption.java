package dev.gradus.core.container;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code docker run}, up to version 28. Some need a higher level for some values: {@link TrustPolicy} says
 * which.
 */
public enum RunOption implements DockerOption {
    DETACH(
            "detach",
            'd',
            OptionSyntax.SWITCH,
            false,
            TrustLevel.SANDBOXED,
            "Concerns the terminal of the docker command only: containers always run detached."),
    INTERACTIVE("interactive", 'i', OptionSyntax.SWITCH, false, TrustLevel.SANDBOXED, "Keeps the standard input open."),
    TTY("tty", 't', OptionSyntax.SWITCH, false, TrustLevel.SANDBOXED, "Gives the program a terminal."),
    ATTACH(
            "attach",
            'a',
            OptionSyntax.TEXT,
            true,
            TrustLevel.SANDBOXED,
            "Concerns the terminal of the docker command only."),
    SIG_PROXY(
            "sig-proxy",
            (char) 0,
            OptionSyntax.SWITCH,
            false,
            TrustLevel.SANDBOXED,
            "Concerns the terminal of the docker command only."),
    DETACH_KEYS(
            "detach-keys",
            (char) 0,
            OptionSyntax.TEXT,
            false,
            TrustLevel.SANDBOXED,
            "Concerns the terminal of the docker command only."),
    QUIET(
            "quiet",
            'q',
            OptionSyntax.SWITCH,
            false,
            TrustLevel.SANDBOXED,
            "Concerns the terminal of the docker command only."),
    REMOVE(
            "rm",
            (char) 0,
            OptionSyntax.SWITCH,
            false,
            TrustLevel.SANDBOXED,
            "Removes the container when it has ended."),
    INIT(
            "init",
            (char) 0,
            OptionSyntax.SWITCH,
            false,
            TrustLevel.SANDBOXED,
            "Runs an init that passes signals on and reaps processes."),
    STOP_SIGNAL(
            "stop-signal",
            (char) 0,
            OptionSyntax.SIGNAL,
            false,
            TrustLevel.SANDBOXED,
            "The signal that asks it to stop."),
    STOP_TIMEOUT(
            "stop-timeout", (char) 0, OptionSyntax.COUNT, false, TrustLevel.SANDBOXED, "Seconds it may take to stop."),
    RESTART("restart", (char) 0, OptionSyntax.RESTART, false, TrustLevel.OPERATOR, "Starts it again when it ends."),
    NAME("name", (char) 0, OptionSyntax.NAME, false, TrustLevel.VOLUMES, "What the container is called."),
    HOSTNAME("hostname", 'h', OptionSyntax.NAME, false, TrustLevel.VOLUMES, "What the container calls itself."),
    DOMAINNAME("domainname", (char) 0, OptionSyntax.NAME, false, TrustLevel.VOLUMES, "The domain it says it is in."),
    LABEL("label", 'l', OptionSyntax.LABEL, true, TrustLevel.VOLUMES, "A label more."),
    PLATFORM("platform", (char) 0, OptionSyntax.PLATFORM, false, TrustLevel.VOLUMES, "The platform of the image."),
    ENTRYPOINT(
            "entrypoint",
            (char) 0,
            OptionSyntax.ANY_TEXT,
            false,
            TrustLevel.VOLUMES,
            "The program, in the place of the image's."),
    ENV("env", 'e', OptionSyntax.VARIABLE, true, TrustLevel.VOLUMES, "A variable of its environment."),
    WORKDIR("workdir", 'w', OptionSyntax.FOLDER, false, TrustLevel.VOLUMES, "Its working folder."),
    USER("user", 'u', OptionSyntax.USER, false, TrustLevel.VOLUMES, "The user it runs as."),
    GROUP_ADD("group-add", (char) 0, OptionSyntax.USER, true, TrustLevel.VOLUMES, "A group more for the user."),
    HEALTH_CMD(
            "health-cmd",
            (char) 0,
            OptionSyntax.TEXT,
            false,
            TrustLevel.VOLUMES,
            "A shell command that tells whether it is healthy."),
    HEALTH_INTERVAL(
            "health-interval",
            (char) 0,
            OptionSyntax.DURATION,
            false,
            TrustLevel.VOLUMES,
            "The time between two health checks."),
    HEALTH_TIMEOUT(
            "health-timeout",
            (char) 0,
            OptionSyntax.DURATION,
            false,
            TrustLevel.VOLUMES,
            "The time a health check may take."),
    HEALTH_START_PERIOD(
            "health-start-period",
            (char) 0,
            OptionSyntax.DURATION,
            false,
            TrustLevel.VOLUMES,
            "The time in which failing health checks do not count."),
    HEALTH_RETRIES(
            "health-retries",
            (char) 0,
            OptionSyntax.COUNT,
            false,
            TrustLevel.VOLUMES,
            "How many failing health checks make it unhealthy."),
    NO_HEALTHCHECK(
            "no-healthcheck",
            (char) 0,
            OptionSyntax.SWITCH,
            false,
            TrustLevel.SANDBOXED,
            "Turns the image's health check off."),
    MEMORY("memory", 'm', OptionSyntax.SIZE, false, TrustLevel.VOLUMES, "The memory it can use."),
    MEMORY_SWAP(
            "memory-swap",
            (char) 0,
            OptionSyntax.SIZE_OR_UNLIMITED,
            false,
            TrustLevel.VOLUMES,
            "Memory and swap together."),
    MEMORY_RESERVATION(
            "memory-reservation",
            (char) 0,
            OptionSyntax.SIZE,
            false,
            TrustLevel.VOLUMES,
            "The memory it is reduced to when the host is short of it."),
    MEMORY_SWAPPINESS(
            "memory-swappiness",
            (char) 0,
            OptionSyntax.COUNT_OR_UNLIMITED,
            false,
            TrustLevel.OPERATOR,
            "How eagerly its memory is swapped."),
    OOM_KILL_DISABLE(
            "oom-kill-disable",
            (char) 0,
            OptionSyntax.SWITCH,
            false,
            TrustLevel.OPERATOR,
            "Lets it wait for memory in the place of being ended."),
    OOM_SCORE_ADJ(
            "oom-score-adj",
            (char) 0,
            OptionSyntax.INTEGER,
            false,
            TrustLevel.OPERATOR,
            "How early it is ended when the host is out of memory."),
    CPUS("cpus", (char) 0, OptionSyntax.CPUS, false, TrustLevel.VOLUMES, "How many processors it can use."),
    CPU_SHARES("cpu-shares", 'c', OptionSyntax.COUNT, false, TrustLevel.VOLUMES, "Its share of busy processors."),
    CPU_PERIOD(
            "cpu-period",
            (char) 0,
            OptionSyntax.COUNT,
            false,
            TrustLevel.VOLUMES,
            "The period of its quota, in microseconds."),
    CPU_QUOTA(
            "cpu-quota",
            (char) 0,
            OptionSyntax.COUNT_OR_UNLIMITED,
            false,
            TrustLevel.VOLUMES,
            "Its processor time per period, in microseconds."),
    CPUSET_CPUS("cpuset-cpus", (char) 0, OptionSyntax.CPU_SET, false, TrustLevel.VOLUMES, "The processors it can use."),
    CPUSET_MEMS(
            "cpuset-mems", (char) 0, OptionSyntax.CPU_SET, false, TrustLevel.VOLUMES, "The memory nodes it can use."),
    PIDS_LIMIT(
            "pids-limit",
            (char) 0,
            OptionSyntax.COUNT_OR_UNLIMITED,
            false,
            TrustLevel.VOLUMES,
            "How many processes it can have."),
    SHM_SIZE("shm-size", (char) 0, OptionSyntax.SIZE, false, TrustLevel.VOLUMES, "The size of /dev/shm."),
    ULIMIT("ulimit", (char) 0, OptionSyntax.ULIMIT, true, TrustLevel.VOLUMES, "A limit of each process."),
    BLKIO_WEIGHT("blkio-weight", (char) 0, OptionSyntax.COUNT, false, TrustLevel.VOLUMES, "Its share of busy disks."),
    DEVICE_READ_BPS(
            "device-read-bps",
            (char) 0,
            OptionSyntax.DEVICE_RATE,
            true,
            TrustLevel.OPERATOR,
            "How many bytes a second it can read from a device."),
    DEVICE_WRITE_BPS(
            "device-write-bps",
            (char) 0,
            OptionSyntax.DEVICE_RATE,
            true,
            TrustLevel.OPERATOR,
            "How many bytes a second it can write to a device."),
    DEVICE_READ_IOPS(
            "device-read-iops",
            (char) 0,
            OptionSyntax.DEVICE_RATE,
            true,
            TrustLevel.OPERATOR,
            "How many reads a second it can make from a device."),
    DEVICE_WRITE_IOPS(
            "device-write-iops",
            (char) 0,
            OptionSyntax.DEVICE_RATE,
            true,
            TrustLevel.OPERATOR,
            "How many writes a second it can make to a device."),
    STORAGE_OPT(
            "storage-opt",
            (char) 0,
            OptionSyntax.KEY_VALUE,
            true,
            TrustLevel.OPERATOR,
            "An option of the storage driver."),
    VOLUME("volume", 'v', OptionSyntax.VOLUME, true, TrustLevel.VOLUMES, "A mount of a path or a volume."),
    MOUNT("mount", (char) 0, OptionSyntax.MOUNT, true, TrustLevel.VOLUMES, "A mount, in the long form."),
    TMPFS("tmpfs", (char) 0, OptionSyntax.TMPFS, true, TrustLevel.VOLUMES, "Memory as a folder."),
    VOLUMES_FROM(
            "volumes-from", (char) 0, OptionSyntax.TEXT, true, TrustLevel.OPERATOR, "The mounts of another container."),
    VOLUME_DRIVER(
            "volume-driver", (char) 0, OptionSyntax.TEXT, false, TrustLevel.OPERATOR, "The driver of new volumes."),
    READ_ONLY(
            "read-only",
            (char) 0,
            OptionSyntax.SWITCH,
            false,
            TrustLevel.SANDBOXED,
            "Makes its root file system read-only."),
    NETWORK("network", (char) 0, OptionSyntax.TEXT, false, TrustLevel.SANDBOXED, "The network it is in."),
    NETWORK_ALIAS(
            "network-alias", (char) 0, OptionSyntax.NAME, true, TrustLevel.VOLUMES, "A name more in its network."),
    PUBLISH("publish", 'p', OptionSyntax.PUBLISHED_PORT, true, TrustLevel.VOLUMES, "A port that the host lends."),
    PUBLISH_ALL(
            "publish-all",
            'P',
            OptionSyntax.SWITCH,
            false,
            TrustLevel.VOLUMES,
            "Any free ports of the host for all exposed ones."),
    EXPOSE("expose", (char) 0, OptionSyntax.PORT, true, TrustLevel.NETWORKED, "A port that it listens on."),
    DNS("dns", (char) 0, OptionSyntax.ADDRESS, true, TrustLevel.NETWORKED, "A name server."),
    DNS_OPTION("dns-option", (char) 0, OptionSyntax.TEXT, true, TrustLevel.NETWORKED, "An option of the resolver."),
    DNS_SEARCH("dns-search", (char) 0, OptionSyntax.TEXT, true, TrustLevel.NETWORKED, "A domain to search names in."),
    ADD_HOST("add-host", (char) 0, OptionSyntax.HOST_ENTRY, true, TrustLevel.NETWORKED, "A line of /etc/hosts."),
    IP("ip", (char) 0, OptionSyntax.ADDRESS, false, TrustLevel.VOLUMES, "Its address in the network."),
    IP6("ip6", (char) 0, OptionSyntax.ADDRESS, false, TrustLevel.VOLUMES, "Its version 6 address in the network."),
    MAC_ADDRESS("mac-address", (char) 0, OptionSyntax.TEXT, false, TrustLevel.OPERATOR, "Its hardware address."),
    LINK("link", (char) 0, OptionSyntax.TEXT, true, TrustLevel.OPERATOR, "A link to another container."),
    CAP_DROP("cap-drop", (char) 0, OptionSyntax.TEXT, true, TrustLevel.SANDBOXED, "A capability it loses."),
    CAP_ADD("cap-add", (char) 0, OptionSyntax.TEXT, true, TrustLevel.OPERATOR, "A capability it gets."),
    PRIVILEGED(
            "privileged",
            (char) 0,
            OptionSyntax.SWITCH,
            false,
            TrustLevel.OPERATOR,
            "Gives it every right, those of the host's root."),
    DEVICE("device", (char) 0, OptionSyntax.DEVICE, true, TrustLevel.OPERATOR, "A device of the host."),
    DEVICE_CGROUP_RULE(
            "device-cgroup-rule", (char) 0, OptionSyntax.TEXT, true, TrustLevel.OPERATOR, "A rule about devices."),
    GPUS("gpus", (char) 0, OptionSyntax.TEXT, false, TrustLevel.OPERATOR, "Graphics processors: all, or how many."),
    SECURITY_OPT(
            "security-opt",
            (char) 0,
            OptionSyntax.TEXT,
            true,
            TrustLevel.SANDBOXED,
            "no-new-privileges; others loosen what protects the host."),
    PID("pid", (char) 0, OptionSyntax.TEXT, false, TrustLevel.OPERATOR, "Whose processes it sees."),
    IPC("ipc", (char) 0, OptionSyntax.TEXT, false, TrustLevel.OPERATOR, "Whose shared memory it sees."),
    UTS("uts", (char) 0, OptionSyntax.TEXT, false, TrustLevel.OPERATOR, "Whose host name it has."),
    USERNS("userns", (char) 0, OptionSyntax.TEXT, false, TrustLevel.OPERATOR, "Whose users it has."),
    CGROUPNS("cgroupns", (char) 0, OptionSyntax.TEXT, false, TrustLevel.OPERATOR, "Whose control groups it sees."),
    CGROUP_PARENT(
            "cgroup-parent", (char) 0, OptionSyntax.TEXT, false, TrustLevel.OPERATOR, "The control group it is below."),
    SYSCTL("sysctl", (char) 0, OptionSyntax.KEY_VALUE, true, TrustLevel.OPERATOR, "A parameter of the kernel."),
    RUNTIME("runtime", (char) 0, OptionSyntax.TEXT, false, TrustLevel.OPERATOR, "What runs it in the place of runc."),
    LOG_DRIVER(
            "log-driver",
            (char) 0,
            OptionSyntax.TEXT,
            false,
            TrustLevel.OPERATOR,
            "Where the engine keeps its output."),
    LOG_OPT("log-opt", (char) 0, OptionSyntax.KEY_VALUE, true, TrustLevel.OPERATOR, "An option of the log driver.");

    /** Options that the command has and Gradus does not, with what to do in their place. */
    static final Map<String, String> UNSUPPORTED = Map.ofEntries(
            Map.entry("blkio-weight-device", "use --blkio-weight"),
            Map.entry("cidfile", "the step's results hold the container's id"),
            Map.entry("cpu-rt-period", "use --cpus"),
            Map.entry("cpu-rt-runtime", "use --cpus"),
            Map.entry("disable-content-trust", "images are verified by their id"),
            Map.entry("env-file", "write its variables with --env"),
            Map.entry("help", "see docs/containers.md"),
            Map.entry("isolation", "it is for Windows"),
            Map.entry("kernel-memory", "use --memory"),
            Map.entry("label-file", "write its labels with --label"),
            Map.entry("link-local-ip", "use --ip"),
            Map.entry("pull", "put a docker_pull step before"),
            Map.entry("use-api-socket", "mount the engine's socket with --volume"));

    /** Other long names of options. */
    static final Map<String, RunOption> OLDER = Map.of("net", NETWORK, "net-alias", NETWORK_ALIAS);

    private final String longName;
    private final char letter;
    private final OptionSyntax syntax;
    private final boolean repeatable;
    private final TrustLevel level;
    private final String meaning;

    RunOption(String longName, char letter, OptionSyntax syntax, boolean repeatable, TrustLevel level, String meaning) {
        this.longName = longName;
        this.letter = letter;
        this.syntax = syntax;
        this.repeatable = repeatable;
        this.level = level;
        this.meaning = meaning;
    }

    @Override
    public String longName() {
        return longName;
    }

    @Override
    public @Nullable Character shortName() {
        return letter == 0 ? null : letter;
    }

    @Override
    public OptionSyntax syntax() {
        return syntax;
    }

    @Override
    public boolean isRepeatable() {
        return repeatable;
    }

    @Override
    public TrustLevel level() {
        return level;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
