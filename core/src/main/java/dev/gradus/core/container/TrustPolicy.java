package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What one step may ask of an engine: which options its level allows, and what is set when it asks for nothing.
 *
 * @param level the level
 * @param roots the folders that mounts may come from
 */
public record TrustPolicy(TrustLevel level, MountRoots roots) {
    private static final Set<String> ENGINE_NETWORKS = Set.of("bridge", "default");
    private static final String NO_NETWORK = "none";
    private static final String NOBODY = "65534:65534";

    public TrustPolicy {
        requireNonNull(level, "level");
        requireNonNull(roots, "roots");
    }

    /** Every option that needs a higher level; empty when all are allowed. */
    public List<OptionFault> refusals(RunOptions options) {
        List<OptionFault> faults = new ArrayList<>();
        options.entries()
                .forEach((option, values) -> values.forEach(value -> {
                    TrustLevel needed = needed(option, value);
                    if (!level.allows(needed)) {
                        faults.add(refusal(option, value, needed));
                    }
                }));
        return faults;
    }

    /** Every option that needs a higher level; empty when all are allowed. */
    public List<OptionFault> refusals(BuildOptions options) {
        List<OptionFault> faults = new ArrayList<>();
        options.entries()
                .forEach((option, values) -> values.forEach(value -> {
                    TrustLevel needed = option == BuildOption.NETWORK ? network(value) : option.level();
                    if (!level.allows(needed)) {
                        faults.add(refusal(option, value, needed));
                    }
                }));
        return faults;
    }

    /**
     * The options with what the level demands: below {@code operator} no new privileges, a limit of processes and of the
     * engine's log; below {@code volumes} also an unprivileged user without capabilities, limits of memory and processors, and
     * for {@code sandboxed} no network. Limits that were given stay. Call it after {@link #refusals} found none.
     */
    public RunOptions confine(RunOptions options) {
        return switch (level) {
            case OPERATOR -> options;
            case VOLUMES -> guarded(options, "4096");
            case NETWORKED -> unprivileged(options);
            case SANDBOXED -> unprivileged(options).with(RunOption.NETWORK, NO_NETWORK);
        };
    }

    /** The build options with what the level demands: no network for {@code sandboxed}. */
    public BuildOptions confine(BuildOptions options) {
        return level == TrustLevel.SANDBOXED ? options.with(BuildOption.NETWORK, NO_NETWORK) : options;
    }

    private static RunOptions guarded(RunOptions options, String pids) {
        return options.with(RunOption.SECURITY_OPT, "no-new-privileges")
                .withDefault(RunOption.PIDS_LIMIT, pids)
                .with(RunOption.LOG_DRIVER, "json-file")
                .with(RunOption.LOG_OPT, "max-size=16m")
                .with(RunOption.LOG_OPT, "max-file=2");
    }

    private static RunOptions unprivileged(RunOptions options) {
        return guarded(options, "256")
                .with(RunOption.USER, NOBODY)
                .with(RunOption.CAP_DROP, "ALL")
                .withDefault(RunOption.MEMORY, "1g")
                .withDefault(
                        RunOption.MEMORY_SWAP, options.text(RunOption.MEMORY).orElse("1g"))
                .withDefault(RunOption.CPUS, "1")
                .withDefault(RunOption.ULIMIT, "nofile=4096:4096");
    }

    /** The level that an option needs with this value. */
    TrustLevel needed(RunOption option, String value) {
        return switch (option) {
            case NETWORK -> network(value);
            case VOLUME -> mount(MountSyntax.volume(value).orElseThrow());
            case MOUNT -> mount(MountSyntax.mount(value).orElseThrow());
            case SECURITY_OPT ->
                value.equals("no-new-privileges") || value.equals("no-new-privileges:true")
                        ? TrustLevel.SANDBOXED
                        : TrustLevel.OPERATOR;
            case IPC -> value.equals("private") || value.equals("none") ? TrustLevel.SANDBOXED : TrustLevel.OPERATOR;
            case CGROUPNS -> value.equals("private") ? TrustLevel.SANDBOXED : TrustLevel.OPERATOR;
            case RESTART -> value.equals("no") ? TrustLevel.SANDBOXED : TrustLevel.OPERATOR;
            case PIDS_LIMIT -> value.equals("-1") || value.equals("0") ? TrustLevel.OPERATOR : option.level();
            case ADD_HOST -> value.endsWith("host-gateway") ? TrustLevel.VOLUMES : option.level();
            default -> option.isSwitch() && !OptionSyntax.isTrue(value) ? TrustLevel.SANDBOXED : option.level();
        };
    }

    private static TrustLevel network(String value) {
        if (value.equals(NO_NETWORK)) {
            return TrustLevel.SANDBOXED;
        }
        if (ENGINE_NETWORKS.contains(value)) {
            return TrustLevel.NETWORKED;
        }
        // host, container:x, and the long form that names drivers and addresses
        return ContainerSpec.isName(value) && !value.equals("host") ? TrustLevel.VOLUMES : TrustLevel.OPERATOR;
    }

    private TrustLevel mount(Mount mount) {
        if (!(mount instanceof Mount.Bind bind)) {
            return TrustLevel.VOLUMES;
        }
        boolean shared = bind.propagation() != null && !bind.propagation().endsWith("private");
        boolean socket = bind.source().endsWith(".sock");
        return roots.rootOf(bind.source()).isPresent() && !shared && !socket ? TrustLevel.VOLUMES : TrustLevel.OPERATOR;
    }

    private OptionFault refusal(DockerOption option, String value, TrustLevel needed) {
        String written = option.isSwitch() ? option.written() : option.written() + " " + value;
        return new OptionFault(
                OptionFault.Code.NOT_ALLOWED,
                option.written(),
                "%s needs trust level %s, and this step has %s".formatted(written, needed.word(), level.word()));
    }
}
