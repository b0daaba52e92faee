package dev.gradus.core.container;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What can be given to an option: what is expected, in words that go on from the option's name, and a test of it. */
public enum OptionSyntax {
    SWITCH("stands alone, or takes =true or =false", value -> isTrue(value) || isFalse(value)),
    TEXT("takes a text", value -> !value.isEmpty()),
    ANY_TEXT("takes a text", value -> true),
    NAME("takes a name of letters, digits, '_', '.' and '-'", ContainerSpec::isName),
    SIZE("takes a size such as 64m or 1g", value -> ByteSize.parse(value).isPresent()),
    SIZE_OR_UNLIMITED(
            "takes a size such as 64m or 1g, or -1",
            value -> value.equals("-1") || ByteSize.parse(value).isPresent()),
    COUNT("takes a whole number", value -> value.matches("\\d{1,9}")),
    COUNT_OR_UNLIMITED("takes a whole number, or -1", value -> value.matches("-1|\\d{1,9}")),
    INTEGER("takes a whole number, which may be negative", value -> value.matches("-?\\d{1,9}")),
    CPUS("takes a number of processors such as 1.5", value -> value.matches("\\d{1,4}(\\.\\d{1,9})?|\\.\\d{1,9}")),
    CPU_SET(
            "takes processors such as 0-3 or 0,2",
            value -> value.matches("\\d{1,4}(-\\d{1,4})?(,\\d{1,4}(-\\d{1,4})?)*")),
    DURATION(
            "takes a duration such as 30s or 1m30s",
            value -> GoDuration.parse(value).isPresent()),
    VARIABLE(
            "takes NAME=value (a value of the worker's own environment cannot be passed on)",
            value -> value.matches("(?s)[^=\\s\\x00]+=[^\\x00]*")),
    LABEL(
            "takes name or name=value, and names must not begin with dev.gradus.",
            value -> value.matches("(?s)[^=\\s]+(=.*)?") && !value.startsWith(OwnerLabels.PREFIX)),
    KEY_VALUE("takes name=value", value -> value.matches("(?s)[^=\\s]+=.*")),
    PUBLISHED_PORT(
            "takes [[address:]hostPort:]containerPort[/tcp|udp|sctp], or ranges of the same size",
            value -> PortMapping.parse(value).isPresent()),
    PORT(
            "takes a port or a range, and /tcp, /udp or /sctp",
            value -> value.matches("\\d{1,5}(-\\d{1,5})?(/(tcp|udp|sctp))?")
                    && PortRange.parse(value.replaceAll("/.*", "")).isPresent()),
    VOLUME(
            "takes /target, /path:/target[:ro] or name:/target[:ro]",
            value -> MountSyntax.volume(value).isPresent()),
    MOUNT(
            "takes type=bind|volume|tmpfs,source=…,target=/…[,readonly]",
            value -> MountSyntax.mount(value).isPresent()),
    TMPFS("takes /target or /target:options", value -> MountSyntax.tmpfs(value).isPresent()),
    HOST_ENTRY(
            "takes name:address",
            value -> value.matches("[A-Za-z0-9_.-]+[:=][0-9A-Fa-f:.\\[\\]]+|[A-Za-z0-9_.-]+[:=]host-gateway")),
    ULIMIT("takes name=soft[:hard]", value -> value.matches("[a-z]+=-?\\d{1,18}(:-?\\d{1,18})?")),
    DEVICE("takes /dev/path[:/path][:rwm]", value -> value.matches("/[^:]+(:/[^:]+)?(:[rwm]{1,3})?")),
    DEVICE_RATE("takes /dev/path:rate", value -> value.matches("/[^:]+:\\d{1,15}[kmgKMG]?[bB]?")),
    RESTART(
            "takes no, always, unless-stopped or on-failure[:times]",
            value -> value.matches("no|always|unless-stopped|on-failure(:\\d{1,6})?")),
    USER(
            "takes name or id, and :group",
            value -> value.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*\\$?(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?")),
    FOLDER("takes an absolute path", value -> value.startsWith("/") && value.indexOf(0) < 0),
    FILE("takes a path", value -> !value.isEmpty() && value.indexOf(0) < 0),
    SIGNAL("takes a signal such as SIGTERM or 15", value -> value.matches("(SIG)?[A-Z][A-Z0-9+-]*|\\d{1,2}")),
    PLATFORM("takes os/architecture[/variant]", value -> value.matches("[a-z0-9]+(/[a-z0-9_]+){0,2}")),
    ADDRESS("takes an internet address", value -> value.matches("[0-9A-Fa-f:.]+")),
    IMAGE("takes an image such as name:tag", OptionSyntax::isImage);

    private static final Set<String> TRUE = Set.of("true", "1", "t", "T", "TRUE", "True");
    private static final Set<String> FALSE = Set.of("false", "0", "f", "F", "FALSE", "False");

    private final String expected;
    private final Predicate<String> fits;

    OptionSyntax(String expected, Predicate<String> fits) {
        this.expected = expected;
        this.fits = fits;
    }

    /** What is expected, when the value is not that. */
    public Optional<String> fault(String value) {
        return fits.test(value) ? Optional.empty() : Optional.of(expected);
    }

    /** What is expected, for people. */
    public String expected() {
        return expected;
    }

    /** Whether a switch's value means on. */
    static boolean isTrue(String value) {
        return TRUE.contains(value);
    }

    private static boolean isFalse(String value) {
        return FALSE.contains(value);
    }

    private static boolean isImage(String value) {
        try {
            return !ImageRef.parse(value).name().isEmpty();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
