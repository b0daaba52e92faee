package dev.gradus.core.container;

import static dev.gradus.core.container.OptionTimes.MANY;
import static dev.gradus.core.container.OptionTimes.ONCE;
import static dev.gradus.core.container.TrustLevel.NETWORKED;
import static dev.gradus.core.container.TrustLevel.SANDBOXED;
import static dev.gradus.core.container.TrustLevel.VOLUMES;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code docker build} as the engine itself builds, without BuildKit. Some need a higher level for some
 * values: {@link TrustPolicy} says which.
 */
public enum BuildOption implements DockerOption {
    ADD_HOST("add-host", OptionSyntax.HOST_ENTRY, MANY, NETWORKED, "A line of /etc/hosts during the build."),
    BUILD_ARG("build-arg", OptionSyntax.VARIABLE, MANY, VOLUMES, "A variable of the Dockerfile."),
    CACHE_FROM("cache-from", OptionSyntax.IMAGE, MANY, VOLUMES, "An image whose layers may be reused."),
    COMPRESS(
            "compress", OptionSyntax.SWITCH, ONCE, SANDBOXED, "Concerns the way only: contexts are sent uncompressed."),
    CPU_SHARES("cpu-shares", 'c', OptionSyntax.COUNT, ONCE, VOLUMES, "Its share of busy processors."),
    CPUSET_CPUS("cpuset-cpus", OptionSyntax.CPU_SET, ONCE, VOLUMES, "The processors it can use."),
    FILE("file", 'f', OptionSyntax.FILE, ONCE, SANDBOXED, "The Dockerfile, in the context."),
    FORCE_RM(
            "force-rm",
            OptionSyntax.SWITCH,
            ONCE,
            SANDBOXED,
            "On in any case: containers of failing steps are removed."),
    LABEL("label", OptionSyntax.LABEL, MANY, VOLUMES, "A label of the image."),
    MEMORY("memory", 'm', OptionSyntax.SIZE, ONCE, VOLUMES, "The memory a step can use."),
    MEMORY_SWAP("memory-swap", OptionSyntax.SIZE_OR_UNLIMITED, ONCE, VOLUMES, "Memory and swap together."),
    NETWORK("network", OptionSyntax.TEXT, ONCE, SANDBOXED, "The network of its steps."),
    NO_CACHE("no-cache", OptionSyntax.SWITCH, ONCE, SANDBOXED, "Reuses no layer."),
    PLATFORM("platform", OptionSyntax.PLATFORM, ONCE, VOLUMES, "The platform of the image."),
    PROGRESS("progress", OptionSyntax.TEXT, ONCE, SANDBOXED, "Concerns the terminal of the command only."),
    PULL("pull", OptionSyntax.SWITCH, ONCE, NETWORKED, "Pulls newer base images."),
    QUIET("quiet", 'q', OptionSyntax.SWITCH, ONCE, SANDBOXED, "Concerns the terminal of the command only."),
    REMOVE("rm", OptionSyntax.SWITCH, ONCE, SANDBOXED, "On in any case: containers of steps are removed."),
    SHM_SIZE("shm-size", OptionSyntax.SIZE, ONCE, VOLUMES, "The size of /dev/shm."),
    TAG("tag", 't', OptionSyntax.IMAGE, MANY, VOLUMES, "A name more for the image."),
    TARGET("target", OptionSyntax.TEXT, ONCE, SANDBOXED, "The stage of the Dockerfile to build.");

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

    private final String longName;
    private final @Nullable Character letter;
    private final OptionSyntax syntax;
    private final OptionTimes times;
    private final TrustLevel level;
    private final String meaning;

    BuildOption(String longName, OptionSyntax syntax, OptionTimes times, TrustLevel level, String meaning) {
        this(longName, null, syntax, times, level, meaning);
    }

    BuildOption(
            String longName,
            @Nullable Character letter,
            OptionSyntax syntax,
            OptionTimes times,
            TrustLevel level,
            String meaning) {
        this.longName = longName;
        this.letter = letter;
        this.syntax = syntax;
        this.times = times;
        this.level = level;
        this.meaning = meaning;
    }

    @Override
    public String longName() {
        return longName;
    }

    @Override
    public @Nullable Character shortName() {
        return letter;
    }

    @Override
    public OptionSyntax syntax() {
        return syntax;
    }

    @Override
    public OptionTimes times() {
        return times;
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
