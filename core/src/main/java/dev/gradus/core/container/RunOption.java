package dev.gradus.core.container;

import static dev.gradus.core.container.OptionRow.option;
import static dev.gradus.core.container.OptionTimes.MANY;
import static dev.gradus.core.container.OptionTimes.ONCE;
import static dev.gradus.core.container.TrustLevel.NETWORKED;
import static dev.gradus.core.container.TrustLevel.OPERATOR;
import static dev.gradus.core.container.TrustLevel.SANDBOXED;
import static dev.gradus.core.container.TrustLevel.VOLUMES;

import java.util.Map;

/**
 * The options of {@code docker run}, up to version 28. Some need a higher level for some values: {@link TrustPolicy} says
 * which.
 */
public enum RunOption implements DockerOption {
    DETACH(option(
            "detach",
            'd',
            OptionSyntax.SWITCH,
            ONCE,
            SANDBOXED,
            "Concerns the terminal only: containers always run detached.")),
    INTERACTIVE(option("interactive", 'i', OptionSyntax.SWITCH, ONCE, SANDBOXED, "Keeps the standard input open.")),
    TTY(option("tty", 't', OptionSyntax.SWITCH, ONCE, SANDBOXED, "Gives the program a terminal.")),
    ATTACH(option("attach", 'a', OptionSyntax.TEXT, MANY, SANDBOXED, "Concerns the terminal of the command only.")),
    SIG_PROXY(option("sig-proxy", OptionSyntax.SWITCH, ONCE, SANDBOXED, "Concerns the terminal of the command only.")),
    DETACH_KEYS(
            option("detach-keys", OptionSyntax.TEXT, ONCE, SANDBOXED, "Concerns the terminal of the command only.")),
    QUIET(option("quiet", 'q', OptionSyntax.SWITCH, ONCE, SANDBOXED, "Concerns the terminal of the command only.")),
    REMOVE(option("rm", OptionSyntax.SWITCH, ONCE, SANDBOXED, "Removes the container when it has ended.")),
    INIT(option("init", OptionSyntax.SWITCH, ONCE, SANDBOXED, "Runs an init that passes signals on and reaps.")),
    STOP_SIGNAL(option("stop-signal", OptionSyntax.SIGNAL, ONCE, SANDBOXED, "The signal that asks it to stop.")),
    STOP_TIMEOUT(option("stop-timeout", OptionSyntax.COUNT, ONCE, SANDBOXED, "Seconds it may take to stop.")),
    RESTART(option("restart", OptionSyntax.RESTART, ONCE, OPERATOR, "Starts it again when it ends.")),
    NAME(option("name", OptionSyntax.NAME, ONCE, VOLUMES, "What the container is called.")),
    HOSTNAME(option("hostname", 'h', OptionSyntax.NAME, ONCE, VOLUMES, "What the container calls itself.")),
    DOMAINNAME(option("domainname", OptionSyntax.NAME, ONCE, VOLUMES, "The domain it says it is in.")),
    LABEL(option("label", 'l', OptionSyntax.LABEL, MANY, VOLUMES, "A label more.")),
    PLATFORM(option("platform", OptionSyntax.PLATFORM, ONCE, VOLUMES, "The platform of the image.")),
    ENTRYPOINT(option("entrypoint", OptionSyntax.ANY_TEXT, ONCE, VOLUMES, "The program, in the place of the image's.")),
    ENV(option("env", 'e', OptionSyntax.VARIABLE, MANY, VOLUMES, "A variable of its environment.")),
    WORKDIR(option("workdir", 'w', OptionSyntax.FOLDER, ONCE, VOLUMES, "Its working folder.")),
    USER(option("user", 'u', OptionSyntax.USER, ONCE, VOLUMES, "The user it runs as.")),
    GROUP_ADD(option("group-add", OptionSyntax.USER, MANY, VOLUMES, "A group more for the user.")),
    HEALTH_CMD(option(
            "health-cmd", OptionSyntax.TEXT, ONCE, VOLUMES, "A shell command that tells whether it is healthy.")),
    HEALTH_INTERVAL(option("health-interval", OptionSyntax.DURATION, ONCE, VOLUMES, "The time between two checks.")),
    HEALTH_TIMEOUT(option("health-timeout", OptionSyntax.DURATION, ONCE, VOLUMES, "The time a check may take.")),
    HEALTH_START_PERIOD(
            option("health-start-period", OptionSyntax.DURATION, ONCE, VOLUMES, "When checks begin to count.")),
    HEALTH_RETRIES(option("health-retries", OptionSyntax.COUNT, ONCE, VOLUMES, "How many failing checks count.")),
    NO_HEALTHCHECK(
            option("no-healthcheck", OptionSyntax.SWITCH, ONCE, SANDBOXED, "Turns the image's health check off.")),
    MEMORY(option("memory", 'm', OptionSyntax.SIZE, ONCE, VOLUMES, "The memory it can use.")),
    MEMORY_SWAP(option("memory-swap", OptionSyntax.SIZE_OR_UNLIMITED, ONCE, VOLUMES, "Memory and swap together.")),
    MEMORY_RESERVATION(
            option("memory-reservation", OptionSyntax.SIZE, ONCE, VOLUMES, "Its memory when the host is short of it.")),
    MEMORY_SWAPPINESS(
            option("memory-swappiness", OptionSyntax.COUNT_OR_UNLIMITED, ONCE, OPERATOR, "How eagerly it is swapped.")),
    OOM_KILL_DISABLE(option("oom-kill-disable", OptionSyntax.SWITCH, ONCE, OPERATOR, "Lets it wait for memory.")),
    OOM_SCORE_ADJ(option("oom-score-adj", OptionSyntax.INTEGER, ONCE, OPERATOR, "How early the host ends it.")),
    CPUS(option("cpus", OptionSyntax.CPUS, ONCE, VOLUMES, "How many processors it can use.")),
    CPU_SHARES(option("cpu-shares", 'c', OptionSyntax.COUNT, ONCE, VOLUMES, "Its share of busy processors.")),
    CPU_PERIOD(option("cpu-period", OptionSyntax.COUNT, ONCE, VOLUMES, "The period of its quota, in microseconds.")),
    CPU_QUOTA(option(
            "cpu-quota", OptionSyntax.COUNT_OR_UNLIMITED, ONCE, VOLUMES, "Its time per period, in microseconds.")),
    CPUSET_CPUS(option("cpuset-cpus", OptionSyntax.CPU_SET, ONCE, VOLUMES, "The processors it can use.")),
    CPUSET_MEMS(option("cpuset-mems", OptionSyntax.CPU_SET, ONCE, VOLUMES, "The memory nodes it can use.")),
    PIDS_LIMIT(option("pids-limit", OptionSyntax.COUNT_OR_UNLIMITED, ONCE, VOLUMES, "How many processes it can have.")),
    SHM_SIZE(option("shm-size", OptionSyntax.SIZE, ONCE, VOLUMES, "The size of /dev/shm.")),
    ULIMIT(option("ulimit", OptionSyntax.ULIMIT, MANY, VOLUMES, "A limit of each process.")),
    BLKIO_WEIGHT(option("blkio-weight", OptionSyntax.COUNT, ONCE, VOLUMES, "Its share of busy disks.")),
    DEVICE_READ_BPS(
            option("device-read-bps", OptionSyntax.DEVICE_RATE, MANY, OPERATOR, "Bytes a second from a device.")),
    DEVICE_WRITE_BPS(
            option("device-write-bps", OptionSyntax.DEVICE_RATE, MANY, OPERATOR, "Bytes a second to a device.")),
    DEVICE_READ_IOPS(
            option("device-read-iops", OptionSyntax.DEVICE_RATE, MANY, OPERATOR, "Reads a second from a device.")),
    DEVICE_WRITE_IOPS(
            option("device-write-iops", OptionSyntax.DEVICE_RATE, MANY, OPERATOR, "Writes a second to a device.")),
    STORAGE_OPT(option("storage-opt", OptionSyntax.KEY_VALUE, MANY, OPERATOR, "An option of the storage driver.")),
    VOLUME(option("volume", 'v', OptionSyntax.VOLUME, MANY, VOLUMES, "A mount of a path or a volume.")),
    MOUNT(option("mount", OptionSyntax.MOUNT, MANY, VOLUMES, "A mount, in the long form.")),
    TMPFS(option("tmpfs", OptionSyntax.TMPFS, MANY, VOLUMES, "Memory as a folder.")),
    VOLUMES_FROM(option("volumes-from", OptionSyntax.TEXT, MANY, OPERATOR, "The mounts of another container.")),
    VOLUME_DRIVER(option("volume-driver", OptionSyntax.TEXT, ONCE, OPERATOR, "The driver of new volumes.")),
    READ_ONLY(option("read-only", OptionSyntax.SWITCH, ONCE, SANDBOXED, "Makes its root file system read-only.")),
    NETWORK(option("network", OptionSyntax.TEXT, ONCE, SANDBOXED, "The network it is in.")),
    NETWORK_ALIAS(option("network-alias", OptionSyntax.NAME, MANY, VOLUMES, "A name more in its network.")),
    PUBLISH(option("publish", 'p', OptionSyntax.PUBLISHED_PORT, MANY, VOLUMES, "A port that the host lends.")),
    PUBLISH_ALL(option(
            "publish-all", 'P', OptionSyntax.SWITCH, ONCE, VOLUMES, "Free ports of the host for all exposed ones.")),
    EXPOSE(option("expose", OptionSyntax.PORT, MANY, NETWORKED, "A port that it listens on.")),
    DNS(option("dns", OptionSyntax.ADDRESS, MANY, NETWORKED, "A name server.")),
    DNS_OPTION(option("dns-option", OptionSyntax.TEXT, MANY, NETWORKED, "An option of the resolver.")),
    DNS_SEARCH(option("dns-search", OptionSyntax.TEXT, MANY, NETWORKED, "A domain to search names in.")),
    ADD_HOST(option("add-host", OptionSyntax.HOST_ENTRY, MANY, NETWORKED, "A line of /etc/hosts.")),
    IP(option("ip", OptionSyntax.ADDRESS, ONCE, VOLUMES, "Its address in the network.")),
    IP6(option("ip6", OptionSyntax.ADDRESS, ONCE, VOLUMES, "Its version 6 address in the network.")),
    MAC_ADDRESS(option("mac-address", OptionSyntax.TEXT, ONCE, OPERATOR, "Its hardware address.")),
    LINK(option("link", OptionSyntax.TEXT, MANY, OPERATOR, "A link to another container.")),
    CAP_DROP(option("cap-drop", OptionSyntax.TEXT, MANY, SANDBOXED, "A capability it loses.")),
    CAP_ADD(option("cap-add", OptionSyntax.TEXT, MANY, OPERATOR, "A capability it gets.")),
    PRIVILEGED(option("privileged", OptionSyntax.SWITCH, ONCE, OPERATOR, "Gives it every right of the host's root.")),
    DEVICE(option("device", OptionSyntax.DEVICE, MANY, OPERATOR, "A device of the host.")),
    DEVICE_CGROUP_RULE(option("device-cgroup-rule", OptionSyntax.TEXT, MANY, OPERATOR, "A rule about devices.")),
    GPUS(option("gpus", OptionSyntax.TEXT, ONCE, OPERATOR, "Graphics processors: all, or how many.")),
    SECURITY_OPT(option(
            "security-opt", OptionSyntax.TEXT, MANY, SANDBOXED, "no-new-privileges, or what loosens protection.")),
    PID(option("pid", OptionSyntax.TEXT, ONCE, OPERATOR, "Whose processes it sees.")),
    IPC(option("ipc", OptionSyntax.TEXT, ONCE, OPERATOR, "Whose shared memory it sees.")),
    UTS(option("uts", OptionSyntax.TEXT, ONCE, OPERATOR, "Whose host name it has.")),
    USERNS(option("userns", OptionSyntax.TEXT, ONCE, OPERATOR, "Whose users it has.")),
    CGROUPNS(option("cgroupns", OptionSyntax.TEXT, ONCE, OPERATOR, "Whose control groups it sees.")),
    CGROUP_PARENT(option("cgroup-parent", OptionSyntax.TEXT, ONCE, OPERATOR, "The control group it is below.")),
    SYSCTL(option("sysctl", OptionSyntax.KEY_VALUE, MANY, OPERATOR, "A parameter of the kernel.")),
    RUNTIME(option("runtime", OptionSyntax.TEXT, ONCE, OPERATOR, "What runs it in the place of runc.")),
    LOG_DRIVER(option("log-driver", OptionSyntax.TEXT, ONCE, OPERATOR, "Where the engine keeps its output.")),
    LOG_OPT(option("log-opt", OptionSyntax.KEY_VALUE, MANY, OPERATOR, "An option of the log driver."));

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

    private final OptionRow row;

    RunOption(OptionRow row) {
        this.row = row;
    }

    @Override
    public OptionRow row() {
        return row;
    }
}
