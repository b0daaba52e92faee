package dev.gradus.core.container;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code docker build} as the engine itself builds, without BuildKit. Some need a higher level for some
 * values: {@link TrustPolicy} says which.
 */
public enum BuildOption implements DockerOption {
    ADD_HOST(
            "add-host",
            (char) 0,
            OptionSyntax.HOST_ENTRY,
            true,
            TrustLevel.NETWORKED,
            "A line of /etc/hosts during the build."),
    BUILD_ARG("build-arg", (char) 0, OptionSyntax.VARIABLE, true, TrustLevel.VOLUMES, "A variable of the Dockerfile."),
    CACHE_FROM(
            "cache-from",
            (char) 0,
            OptionSyntax.IMAGE,
            true,
            TrustLevel.VOLUMES,
            "An image whose layers may be reused."),
    CGROUP_PARENT(
            "cgroup-parent",
            (char) 0,
            OptionSyntax.TEXT,
            false,
            TrustLevel.OPERATOR,
            "The control group that its steps are below."),
    COMPRESS(
            "compress",
            (char) 0,
            OptionSyntax.SWITCH,
            false,
            TrustLevel.SANDBOXED,
            "Concerns the way to the engine only: contexts are always sent uncompressed."),
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
            "Processor time per period, in microseconds."),
    CPU_SHARES("cpu-shares", 'c', OptionSyntax.COUNT, false, TrustLevel.VOLUMES, "Its share of busy processors."),
    CPUSET_CPUS("cpuset-cpus", (char) 0, OptionSyntax.CPU_SET, false, TrustLevel.VOLUMES, "The processors it can use."),
    CPUSET_MEMS(
            "cpuset-mems", (char) 0, OptionSyntax.CPU_SET, false, TrustLevel.VOLUMES, "The memory nodes it can use."),
    FILE("file", 'f', OptionSyntax.FILE, false, TrustLevel.SANDBOXED, "The Dockerfile, in the context."),
    FORCE_RM(
            "force-rm",
            (char) 0,
            OptionSyntax.SWITCH,
            false,
            TrustLevel.SANDBOXED,
            "Removes the containers of steps that fail too."),
    LABEL("label", (char) 0, OptionSyntax.LABEL, true, TrustLevel.VOLUMES, "A label of the image."),
    MEMORY("memory", 'm', OptionSyntax.SIZE, false, TrustLevel.VOLUMES, "The memory a step can use."),
    MEMORY_SWAP(
            "memory-swap",
            (char) 0,
            OptionSyntax.SIZE_OR_UNLIMITED,
            false,
            TrustLevel.VOLUMES,
            "Memory and swap together."),
    NETWORK("network", (char) 0, OptionSyntax.TEXT, false, TrustLevel.SANDBOXED, "The network of its steps."),
    NO_CACHE("no-cache", (char) 0, OptionSyntax.SWITCH, false, TrustLevel.SANDBOXED, "Reuses no layer."),
    PLATFORM("platform", (char) 0, OptionSyntax.PLATFORM, false, TrustLevel.VOLUMES, "The platform of the image."),
    PROGRESS(
            "progress",
            (char) 0,
            OptionSyntax.TEXT,
            false,
            TrustLevel.SANDBOXED,
            "Concerns the terminal of the docker command only."),
    PULL("pull", (char) 0, OptionSyntax.SWITCH, false, TrustLevel.NETWORKED, "Pulls newer base images."),
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
            "Removes the containers of its steps; on unless =false."),
    SECURITY_OPT(
            "security-opt", (char) 0, OptionSyntax.TEXT, true, TrustLevel.OPERATOR, "Loosens what protects the host."),
    SHM_SIZE("shm-size", (char) 0, OptionSyntax.SIZE, false, TrustLevel.VOLUMES, "The size of /dev/shm."),
    TAG("tag", 't', OptionSyntax.IMAGE, true, TrustLevel.VOLUMES, "A name more for the image."),
    TARGET("target", (char) 0, OptionSyntax.TEXT, false, TrustLevel.SANDBOXED, "The stage of the Dockerfile to build."),
    ULIMIT("ulimit", (char) 0, OptionSyntax.ULIMIT, true, TrustLevel.VOLUMES, "A limit of each process.");

    /** Options that the command has and Gradus does not, with what to do in their place. */
    static final Map<String, String> UNSUPPORTED = Map.ofEntries(
            Map.entry("allow", "it needs BuildKit"),
            Map.entry("attest", "it needs BuildKit"),
            Map.entry("build-context", "it needs BuildKit"),
            Map.entry("builder", "it needs BuildKit"),
            Map.entry("cache-to", "it needs BuildKit"),
            Map.entry("disable-content-trust", "images are verified by their id"),
            Map.entry("help", "see docs/containers.md"),
            Map.entry("iidfile", "the step's results hold the image's id"),
            Map.entry("isolation", "it is for Windows"),
            Map.entry("load", "the image is always loaded"),
            Map.entry("metadata-file", "it needs BuildKit"),
            Map.entry("output", "it needs BuildKit"),
            Map.entry("provenance", "it needs BuildKit"),
            Map.entry("push", "push the image in a step of its own"),
            Map.entry("sbom", "it needs BuildKit"),
            Map.entry("secret", "it needs BuildKit"),
            Map.entry("squash", "it needs an experimental engine"),
            Map.entry("ssh", "it needs BuildKit"));

    /** Other long names of options. */
    static final Map<String, BuildOption> OLDER = Map.of();

    private final String longName;
    private final char letter;
    private final OptionSyntax syntax;
    private final boolean repeatable;
    private final TrustLevel level;
    private final String meaning;

    BuildOption(
            String longName, char letter, OptionSyntax syntax, boolean repeatable, TrustLevel level, String meaning) {
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
