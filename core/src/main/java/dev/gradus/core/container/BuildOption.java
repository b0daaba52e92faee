package dev.gradus.core.container;

import static dev.gradus.core.container.OptionRow.option;
import static dev.gradus.core.container.OptionTimes.MANY;
import static dev.gradus.core.container.OptionTimes.ONCE;
import static dev.gradus.core.container.TrustLevel.NETWORKED;
import static dev.gradus.core.container.TrustLevel.SANDBOXED;
import static dev.gradus.core.container.TrustLevel.VOLUMES;

import java.util.Map;

/**
 * The options of {@code docker build} as the engine itself builds, without BuildKit. Some need a higher level for some
 * values: {@link TrustPolicy} says which.
 */
public enum BuildOption implements DockerOption {
    ADD_HOST(option("add-host", OptionSyntax.HOST_ENTRY, MANY, NETWORKED, "A line of /etc/hosts during the build.")),
    BUILD_ARG(option("build-arg", OptionSyntax.VARIABLE, MANY, VOLUMES, "A variable of the Dockerfile.")),
    CACHE_FROM(option("cache-from", OptionSyntax.IMAGE, MANY, VOLUMES, "An image whose layers may be reused.")),
    COMPRESS(option(
            "compress",
            OptionSyntax.SWITCH,
            ONCE,
            SANDBOXED,
            "Concerns the way only: contexts are sent uncompressed.")),
    CPU_SHARES(option("cpu-shares", 'c', OptionSyntax.COUNT, ONCE, VOLUMES, "Its share of busy processors.")),
    CPUSET_CPUS(option("cpuset-cpus", OptionSyntax.CPU_SET, ONCE, VOLUMES, "The processors it can use.")),
    FILE(option("file", 'f', OptionSyntax.FILE, ONCE, SANDBOXED, "The Dockerfile, in the context.")),
    FORCE_RM(option(
            "force-rm",
            OptionSyntax.SWITCH,
            ONCE,
            SANDBOXED,
            "On in any case: containers of failing steps are removed.")),
    LABEL(option("label", OptionSyntax.LABEL, MANY, VOLUMES, "A label of the image.")),
    MEMORY(option("memory", 'm', OptionSyntax.SIZE, ONCE, VOLUMES, "The memory a step can use.")),
    MEMORY_SWAP(option("memory-swap", OptionSyntax.SIZE_OR_UNLIMITED, ONCE, VOLUMES, "Memory and swap together.")),
    NETWORK(option("network", OptionSyntax.TEXT, ONCE, SANDBOXED, "The network of its steps.")),
    NO_CACHE(option("no-cache", OptionSyntax.SWITCH, ONCE, SANDBOXED, "Reuses no layer.")),
    PLATFORM(option("platform", OptionSyntax.PLATFORM, ONCE, VOLUMES, "The platform of the image.")),
    PROGRESS(option("progress", OptionSyntax.TEXT, ONCE, SANDBOXED, "Concerns the terminal of the command only.")),
    PULL(option("pull", OptionSyntax.SWITCH, ONCE, NETWORKED, "Pulls newer base images.")),
    QUIET(option("quiet", 'q', OptionSyntax.SWITCH, ONCE, SANDBOXED, "Concerns the terminal of the command only.")),
    REMOVE(option("rm", OptionSyntax.SWITCH, ONCE, SANDBOXED, "On in any case: containers of steps are removed.")),
    SHM_SIZE(option("shm-size", OptionSyntax.SIZE, ONCE, VOLUMES, "The size of /dev/shm.")),
    TAG(option("tag", 't', OptionSyntax.IMAGE, MANY, VOLUMES, "A name more for the image.")),
    TARGET(option("target", OptionSyntax.TEXT, ONCE, SANDBOXED, "The stage of the Dockerfile to build."));

    private static final String NEEDS_BUILDKIT = "it needs BuildKit";
    private static final String NOT_PASSED = "the engine's client cannot pass it on";

    /** Options that the command has and Gradus does not, with what to do in their place. */
    static final Map<String, String> UNSUPPORTED = Map.ofEntries(
            Map.entry("allow", NEEDS_BUILDKIT),
            Map.entry("attest", NEEDS_BUILDKIT),
            Map.entry("build-context", NEEDS_BUILDKIT),
            Map.entry("builder", NEEDS_BUILDKIT),
            Map.entry("cache-to", NEEDS_BUILDKIT),
            Map.entry("cgroup-parent", NOT_PASSED),
            Map.entry("cpu-period", NOT_PASSED),
            Map.entry("cpu-quota", NOT_PASSED),
            Map.entry("cpuset-mems", NOT_PASSED),
            Map.entry("disable-content-trust", "images are verified by their id"),
            Map.entry("help", "see docs/containers.md"),
            Map.entry("iidfile", "the step's results hold the image's id"),
            Map.entry("isolation", "it is for Windows"),
            Map.entry("load", "the image is always loaded"),
            Map.entry("metadata-file", NEEDS_BUILDKIT),
            Map.entry("output", NEEDS_BUILDKIT),
            Map.entry("provenance", NEEDS_BUILDKIT),
            Map.entry("push", "push the image in a step of its own"),
            Map.entry("sbom", NEEDS_BUILDKIT),
            Map.entry("secret", NEEDS_BUILDKIT),
            Map.entry("security-opt", NOT_PASSED),
            Map.entry("squash", "it needs an experimental engine"),
            Map.entry("ssh", NEEDS_BUILDKIT),
            Map.entry("ulimit", NOT_PASSED));

    private final OptionRow row;

    BuildOption(OptionRow row) {
        this.row = row;
    }

    @Override
    public OptionRow row() {
        return row;
    }
}
