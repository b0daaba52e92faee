package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ports of a container that the host lends an address to: {@code [[address:][hostPorts]:]containerPorts[/protocol]}.
 *
 * @param address where the host listens; empty for the engine's default
 * @param host the host's ports; null for any free ones
 * @param container the container's ports; as many as the host's
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 */
public record PortMapping(String address, @Nullable PortRange host, PortRange container, String protocol) {
    private static final Pattern FORM = Pattern.compile(
            "(?:(?:(?<address>\\[[0-9a-fA-F:]+]|[0-9.]+):)?(?<host>[0-9-]*):)?(?<container>[0-9-]+)(?:/(?<protocol>[a-zA-Z]+))?");
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");

    public PortMapping {
        requireNonNull(address, "address");
        requireNonNull(container, "container");
        requireNonNull(protocol, "protocol");
    }

    /** The mapping in a text; empty when it is none. */
    public static Optional<PortMapping> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String protocol = parts.group("protocol") == null
                ? "tcp"
                : parts.group("protocol").toLowerCase(Locale.ROOT);
        Optional<PortRange> container = PortRange.parse(parts.group("container"));
        String hostText = parts.group("host");
        Optional<PortRange> host =
                hostText == null || hostText.isEmpty() ? Optional.empty() : PortRange.parse(hostText);
        boolean hostFits = hostText == null || hostText.isEmpty() || host.isPresent();
        if (container.isEmpty() || !hostFits || !PROTOCOLS.contains(protocol)) {
            return Optional.empty();
        }
        // Docker takes a range of host ports for one container port: any free one of them.
        boolean sizesFit = host.isEmpty()
                || host.get().size() == container.get().size()
                || container.get().size() == 1;
        String address = parts.group("address") == null ? "" : parts.group("address");
        return sizesFit
                ? Optional.of(new PortMapping(
                        address.replaceAll("[\\[\\]]", ""), host.orElse(null), container.get(), protocol))
                : Optional.empty();
    }
}
